import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, derivedId, type CommandOutcome } from '@app/command-handling';
import { memberDecider } from '../../domain/member.decider.js';
import { memberStream } from '../../domain/member.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { OrganisationFacts } from '../../facts/organisation-facts.js';
import { memberNumberReservation } from '../member-number.reservation.js';
import { MemberPersons } from '../member-persons.js';
import { EnrolMemberCommand } from './enrol-member.command.js';

@CommandHandler(EnrolMemberCommand)
export class EnrolMemberHandler implements ICommandHandler<EnrolMemberCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly facts: OrganisationFacts,
    private readonly authority: OrganisationAuthority,
    private readonly persons: MemberPersons,
  ) {}

  async execute({ wish, envelope }: EnrolMemberCommand): Promise<CommandOutcome> {
    const { unitId, category, ...person } = wish;
    const memberId = derivedId(envelope.commandId, 'member');
    const outcome = await this.streams.execute({
      decider: memberDecider,
      target: { stream: memberStream(memberId), id: memberId },
      envelope,
      wish: { type: 'EnrolMember', content: { unitId, category: { ...category } } },
      prepare: async () => {
        const unit = await this.facts.unit(unitId);
        const by = await this.authority.toKeepMembers(envelope.principal, unit);
        return {
          command: {
            type: 'EnrolMember' as const,
            data: { memberId, unitId, category, unit },
            by,
            at: envelope.receivedAt,
          },
          reservations: [memberNumberReservation(person.memberNumber, memberId, '/memberNumber')],
          beforeAppend: () => this.persons.keep(memberId, person),
        };
      },
    });
    return this.persons.ofSamePerson(outcome, person, envelope.commandId);
  }
}
