import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, derivedId, type CommandOutcome } from '@app/command-handling';
import { memberDecider } from '../../domain/member.decider.js';
import { memberStream } from '../../domain/member.streams.js';
import { OrganisationAuthority } from '../../facts/organisation-authority.js';
import { OrganisationFactsReader } from '../../facts/organisation-facts-reader.js';
import { memberNumberReservation } from '../member-number.reservation.js';
import { MemberPersons } from '../member-persons.js';
import { EnrolMemberCommand } from './enrol-member.command.js';

@CommandHandler(EnrolMemberCommand)
export class EnrolMemberHandler implements ICommandHandler<EnrolMemberCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: OrganisationFactsReader,
    private readonly authority: OrganisationAuthority,
    private readonly persons: MemberPersons,
  ) {}

  async execute({ input, envelope }: EnrolMemberCommand): Promise<CommandOutcome> {
    const { unitId, category, ...person } = input;
    const memberId = derivedId(envelope.commandId, 'member');
    const outcome = await this.executor.execute({
      decider: memberDecider,
      target: { stream: memberStream(memberId), id: memberId },
      envelope,
      input: { type: 'EnrolMember', content: { unitId, category: { ...category } } },
      prepare: async () => {
        const unit = await this.facts.unit(unitId);
        const by = await this.authority.requireMemberAdministrator(envelope.principal, unit);
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
