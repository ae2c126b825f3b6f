import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { memberDecider } from '../../domain/member.decider.js';
import { memberStream } from '../../domain/member.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { RecordMemberDepartureCommand } from './record-member-departure.command.js';

@CommandHandler(RecordMemberDepartureCommand)
export class RecordMemberDepartureHandler implements ICommandHandler<RecordMemberDepartureCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: OrganisationAuthority,
  ) {}

  execute({ input, envelope }: RecordMemberDepartureCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: memberDecider,
      target: { stream: memberStream(input.memberId), id: input.memberId },
      envelope,
      input: { type: 'RecordMemberDeparture', content: input },
      prepare: async (member) => {
        const by = await this.authority.requireMemberAdministrator(envelope.principal, member);
        return { command: { type: 'RecordMemberDeparture' as const, data: input, by, at: envelope.receivedAt } };
      },
    });
  }
}
