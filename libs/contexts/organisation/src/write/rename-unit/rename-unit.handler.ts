import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { unitDecider } from '../../domain/unit.decider.js';
import { unitStream } from '../../domain/unit.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { RenameUnitCommand } from './rename-unit.command.js';

@CommandHandler(RenameUnitCommand)
export class RenameUnitHandler implements ICommandHandler<RenameUnitCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ input, envelope }: RenameUnitCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: unitDecider,
      target: { stream: unitStream(input.unitId), id: input.unitId },
      envelope,
      input: { type: 'RenameUnit', content: input },
      prepare: async (unit) => {
        const by = await this.authority.requireTreeAdministrator(envelope.principal, unit);
        return { command: { type: 'RenameUnit' as const, data: input, by, at: envelope.receivedAt } };
      },
    });
  }
}
