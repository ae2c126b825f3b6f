import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { memberDecider } from '../../domain/member.decider.js';
import { memberStream } from '../../domain/member.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { RecordMemberDepartureCommand } from './record-member-departure.command.js';

@CommandHandler(RecordMemberDepartureCommand)
export class RecordMemberDepartureHandler implements ICommandHandler<RecordMemberDepartureCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ wish, envelope }: RecordMemberDepartureCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: memberDecider,
      target: { stream: memberStream(wish.memberId), id: wish.memberId },
      envelope,
      wish: { type: 'RecordMemberDeparture', content: wish },
      prepare: async (member) => {
        const by = await this.authority.toKeepMembers(envelope.principal, member);
        return { command: { type: 'RecordMemberDeparture' as const, data: wish, by, at: envelope.receivedAt } };
      },
    });
  }
}
