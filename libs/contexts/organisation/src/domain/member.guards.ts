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

/** A change takes effect when it is recorded, so its day may be in the past but not in the future. */
export const requireNotInFuture = (effectiveOn: LocalDate, at: Instant): void => {
  const today = dayInVietnam(at);
  if (effectiveOn > today) refuse('invalid', 'EFFECTIVE_DAY_IN_FUTURE', { today }, '/effectiveOn');
};
