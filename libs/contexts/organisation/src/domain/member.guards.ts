import { dayInVietnam, refuse, type Instant, type LocalDate } from '@app/kernel';
import type { Member, MemberState } from './member.state.js';

export const requireEnrolled = (state: MemberState): Member => state ?? refuse('not-found', 'MEMBER_NOT_FOUND');

export const requireActiveMember = (state: MemberState): Member => {
  const member = requireEnrolled(state);
  return member.active ? member : refuse('conflict', 'MEMBER_HAS_LEFT');
};

export const requireNotEnrolled = (state: MemberState): void => {
  if (state !== null) refuse('conflict', 'MEMBER_ALREADY_ENROLLED');
};

/**
 * A change takes effect when it is recorded, so its day may be in the past, but neither in the future nor before the
 * enrolment and the last transfer.
 *
 * @throws DomainError EFFECTIVE_DAY_IN_FUTURE, EFFECTIVE_BEFORE_ENROLMENT, EFFECTIVE_BEFORE_TRANSFER
 */
export const requireEffectiveInOrder = (
  { enrolledOn, transferredOn }: Member,
  effectiveOn: LocalDate,
  at: Instant,
): void => {
  const today = dayInVietnam(at);
  if (effectiveOn > today) refuse('invalid', 'EFFECTIVE_DAY_IN_FUTURE', { today }, '/effectiveOn');
  if (effectiveOn < enrolledOn) refuse('invalid', 'EFFECTIVE_BEFORE_ENROLMENT', { enrolledOn }, '/effectiveOn');
  if (transferredOn !== null && effectiveOn < transferredOn) {
    refuse('invalid', 'EFFECTIVE_BEFORE_TRANSFER', { transferredOn }, '/effectiveOn');
  }
};
