import type { Type } from '@nestjs/common';
import type { CommandBus, ICommand } from '@nestjs/cqrs';
import { declaredMessages, WriteCommand, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { SendCommand } from './programme-run.js';

/** Sends steps on the service's command bus: the path of an HTTP request after its controller. */
export const sendOnCommandBus = (bus: CommandBus): SendCommand => {
  // A command bus exists only after every context was loaded, so every command is declared.
  const commands = declaredMessages().filter(({ prototype }) => prototype instanceof WriteCommand);
  const byStepType = new Map<string, Type<ICommand>>(
    commands.map((command) => [command.name.replace(/Command$/, ''), command]),
  );
  return ({ type, input }, envelope: CommandEnvelope): Promise<CommandOutcome> => {
    const command = byStepType.get(type);
    if (!command) throw new Error(`the service has no command ${type}`);
    return bus.execute<ICommand, CommandOutcome>(new command(input, envelope));
  };
};
