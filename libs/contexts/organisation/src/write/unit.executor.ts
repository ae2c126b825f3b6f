import { Injectable } from '@nestjs/common';
import { CommandExecutor, type CommandOutcome, type SentCommand } from '@app/command-handling';
import type { CommandDataOf } from '@app/kernel';
import { unitDecider } from '../domain/unit.decider.js';
import { unitStream } from '../domain/unit.streams.js';
import { OrganisationAuthority } from '../facts/organisation-authority.js';

type Data = CommandDataOf<typeof unitDecider>;

/** Runs the commands by which an administrator changes a unit; their decisions need the input alone. */
@Injectable()
export class UnitExecutor {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute<Type extends keyof Data>(
    command: SentCommand & { readonly input: Data[Type] },
    type: Type,
  ): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: unitDecider,
      type,
      target: { stream: unitStream(input.unitId), id: input.unitId },
      prepare: async (unit) => ({
        by: await this.authority.requireTreeAdministrator(envelope.principal, unit),
        data: input,
      }),
    });
  }
}
