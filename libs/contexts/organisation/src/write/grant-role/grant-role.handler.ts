import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { memberDecider } from '../../domain/member.decider.js';
import { memberStream } from '../../domain/member.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { OrganisationFacts } from '../../facts/organisation-facts.js';
import { GrantRoleCommand } from './grant-role.command.js';

@CommandHandler(GrantRoleCommand)
export class GrantRoleHandler implements ICommandHandler<GrantRoleCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly facts: OrganisationFacts,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ wish, envelope }: GrantRoleCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: memberDecider,
      target: { stream: memberStream(wish.memberId), id: wish.memberId },
      envelope,
      wish: { type: 'GrantRole', content: wish },
      prepare: async () => {
        const unit = await this.facts.unit(wish.unitId);
        const by = await this.authority.toKeepTree(envelope.principal, unit);
        return { command: { type: 'GrantRole' as const, data: { ...wish, unit }, by, at: envelope.receivedAt } };
      },
    });
  }
}
