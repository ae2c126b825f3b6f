import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/kernel';
import { CommandExecutor, derivedId, type CommandOutcome, type Reservation } from '@app/command-handling';
import { memberDecider } from '../../domain/member.decider.js';
import { memberStream } from '../../domain/member.streams.js';
import { unitDecider } from '../../domain/unit.decider.js';
import type { OrganisationFounded } from '../../domain/unit.events.js';
import { FOUNDING_STREAM, unitStream } from '../../domain/unit.streams.js';
import { memberNumberReservation } from '../member-number.reservation.js';
import { MemberPersons } from '../member-persons.js';
import { unitCodeReservation } from '../unit-code.reservation.js';
import { FoundOrganisationCommand } from './found-organisation.command.js';

/**
 * Writes three streams under one command id: the founding is reserved, then the administrator enrolled, then the root
 * unit established. The unit comes last and is what makes the founding done: until it stands the administrator's role
 * is at a unit that does not exist and counts for nothing. Sent again after a crash the command goes on where it
 * stopped; never sent again, it is free to be taken over by another founding after a minute, as every reservation is.
 */
@CommandHandler(FoundOrganisationCommand)
export class FoundOrganisationHandler implements ICommandHandler<FoundOrganisationCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly persons: MemberPersons,
  ) {}

  /** The outcome is the administrator's, whose unit is the root, at the position where the founding was done. */
  async execute({ input, envelope }: FoundOrganisationCommand): Promise<CommandOutcome> {
    const { unit, administrator, decisionNo } = input;
    const { category, ...person } = administrator;
    const { commandId, principal, receivedAt: at } = envelope;
    const rootUnitId = derivedId(commandId, 'unit');
    const memberId = derivedId(commandId, 'member');
    const founding = foundingReservation(rootUnitId, memberId);
    const sent = {
      type: 'FoundOrganisation',
      content: { unit: { ...unit }, administrator: { category: { ...category } }, decisionNo },
    };
    const by = { memberId: principal, mandate: null };
    const enrolled = await this.executor.execute({
      decider: memberDecider,
      target: { stream: memberStream(memberId), id: memberId },
      envelope,
      input: sent,
      prepare: async () => ({
        command: {
          type: 'EnrolFirstAdministrator' as const,
          data: { memberId, rootUnitId, category, decisionNo },
          by,
          at,
        },
        reservations: [
          founding,
          heldByAbandonedFounding(
            memberNumberReservation(person.memberNumber, memberId, '/administrator/memberNumber'),
          ),
        ],
        beforeAppend: () => this.persons.keep(memberId, person),
      }),
    });
    await this.persons.ofSamePerson(enrolled, person, commandId);
    const established = await this.executor.execute({
      decider: unitDecider,
      target: { stream: unitStream(rootUnitId), id: rootUnitId },
      envelope,
      input: sent,
      prepare: async () => ({
        command: { type: 'EstablishRootUnit' as const, data: { ...unit, unitId: rootUnitId }, by, at },
        reservations: [founding, heldByAbandonedFounding(unitCodeReservation(unit.code, rootUnitId, '/unit/code'))],
      }),
    });
    return { ...enrolled, position: established.position, repeated: established.repeated };
  }
}

const foundingReservation = (rootUnitId: string, administratorId: string): Reservation => {
  const event: OrganisationFounded = {
    type: 'OrganisationFounded',
    data: { holder: unitStream(rootUnitId), rootUnitId, administratorId },
  };
  return { stream: FOUNDING_STREAM, event, refusal: new DomainError('conflict', 'ORGANISATION_ALREADY_FOUNDED') };
};

/** Whoever holds a code or number while nobody has founded yet can only be a founding that was given up half-way. */
const heldByAbandonedFounding = (reservation: Reservation): Reservation => ({
  ...reservation,
  releasedBy: () => true,
});
