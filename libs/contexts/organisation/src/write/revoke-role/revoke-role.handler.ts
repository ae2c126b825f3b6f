import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { memberDecider } from '../../domain/member.decider.js';
import { memberStream } from '../../domain/member.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { RevokeRoleCommand } from './revoke-role.command.js';

@CommandHandler(RevokeRoleCommand)
export class RevokeRoleHandler implements ICommandHandler<RevokeRoleCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ wish, envelope }: RevokeRoleCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: memberDecider,
      target: { stream: memberStream(wish.memberId), id: wish.memberId },
      envelope,
      wish: { type: 'RevokeRole', content: wish },
      prepare: async () => {
        const by = await this.authority.toKeepTree(envelope.principal, wish);
        return { command: { type: 'RevokeRole' as const, data: wish, by, at: envelope.receivedAt } };
      },
    });
  }
}
