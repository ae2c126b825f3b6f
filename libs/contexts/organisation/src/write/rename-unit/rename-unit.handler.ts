import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { unitDecider } from '../../domain/unit.decider.js';
import { unitStream } from '../../domain/unit.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { RenameUnitCommand } from './rename-unit.command.js';

@CommandHandler(RenameUnitCommand)
export class RenameUnitHandler implements ICommandHandler<RenameUnitCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ wish, envelope }: RenameUnitCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: unitDecider,
      target: { stream: unitStream(wish.unitId), id: wish.unitId },
      envelope,
      wish: { type: 'RenameUnit', content: wish },
      prepare: async (unit) => {
        const by = await this.authority.toKeepTree(envelope.principal, unit);
        return { command: { type: 'RenameUnit' as const, data: wish, by, at: envelope.receivedAt } };
      },
    });
  }
}
