import { derivedId, type Reservation } from '@app/command-handling';
import type { MemberNumberReserved } from '../domain/member.events.js';
import { memberNumberStream, memberStream } from '../domain/member.streams.js';

/** Namespace of ids derived from member numbers. Must never change: every number could be used again. */
const MEMBER_NUMBERS = '6b2f3c1e-8d57-5a94-9e0b-2f4c7a61d3b8';

/**
 * A number belongs to one active member; a member who left can be enrolled under it again. The number itself is in
 * neither the log nor the refusal. The derived id hides it from readers, but not from an attacker who tries all
 * numbers.
 */
export const memberNumberReservation = (
  memberNumber: string,
  memberId: string,
  refusal: Reservation['refusal'],
): Reservation => {
  const event: MemberNumberReserved = {
    type: 'MemberNumberReserved',
    data: { memberId, holder: memberStream(memberId) },
  };
  return {
    stream: memberNumberStream(derivedId(MEMBER_NUMBERS, memberNumber)),
    event,
    refusal,
    isReleased: (holder) => holder.some(({ type }) => type === 'MemberLeft'),
  };
};
