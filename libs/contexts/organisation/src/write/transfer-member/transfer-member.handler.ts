import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { memberDecider } from '../../domain/member.decider.js';
import { memberStream } from '../../domain/member.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { OrganisationFacts } from '../../facts/organisation-facts.js';
import { TransferMemberCommand } from './transfer-member.command.js';

@CommandHandler(TransferMemberCommand)
export class TransferMemberHandler implements ICommandHandler<TransferMemberCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly facts: OrganisationFacts,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ wish, envelope }: TransferMemberCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: memberDecider,
      target: { stream: memberStream(wish.memberId), id: wish.memberId },
      envelope,
      wish: { type: 'TransferMember', content: wish },
      prepare: async (member) => {
        const toUnit = await this.facts.unit(wish.toUnitId);
        // Nobody pulls a member out of a unit, or puts one into a unit, that they do not keep.
        await this.authority.toKeepMembers(envelope.principal, toUnit);
        const by = await this.authority.toKeepMembers(envelope.principal, member);
        return {
          command: { type: 'TransferMember' as const, data: { ...wish, toUnit }, by, at: envelope.receivedAt },
        };
      },
    });
  }
}
