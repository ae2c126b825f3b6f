import { DomainError } from '@app/kernel';
import { derivedId, type Reservation } from '@app/command-handling';
import type { MemberNumberReserved } from '../domain/member.events.js';
import { memberNumberStream, memberStream } from '../domain/member.streams.js';

/** Namespace of ids derived from member numbers. A literal, for ever: changing it would let every number be used again. */
const MEMBER_NUMBERS = '6b2f3c1e-8d57-5a94-9e0b-2f4c7a61d3b8';

/**
 * A number belongs to one active member; who left and comes back is enrolled under it again. The number itself stays out
 * of the log and of the refusal; the id derived from it hides it from readers, not from somebody who tries all numbers.
 */
export const memberNumberReservation = (memberNumber: string, memberId: string, pointer: string): Reservation => {
  const event: MemberNumberReserved = {
    type: 'MemberNumberReserved',
    data: { memberId, holder: memberStream(memberId) },
  };
  return {
    stream: memberNumberStream(derivedId(MEMBER_NUMBERS, memberNumber)),
    event,
    refusal: new DomainError('conflict', 'MEMBER_NUMBER_TAKEN', {}, pointer),
    releasedBy: (holder) => holder.some(({ type }) => type === 'MemberLeft'),
  };
};
