import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { unitDecider } from '../../domain/unit.decider.js';
import { unitStream } from '../../domain/unit.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { AssignUnitToBlockCommand } from './assign-unit-to-block.command.js';

@CommandHandler(AssignUnitToBlockCommand)
export class AssignUnitToBlockHandler implements ICommandHandler<AssignUnitToBlockCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ input, envelope }: AssignUnitToBlockCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: unitDecider,
      target: { stream: unitStream(input.unitId), id: input.unitId },
      envelope,
      input: { type: 'AssignUnitToBlock', content: input },
      prepare: async (unit) => {
        const by = await this.authority.requireTreeAdministrator(envelope.principal, unit);
        return { command: { type: 'AssignUnitToBlock' as const, data: input, by, at: envelope.receivedAt } };
      },
    });
  }
}
