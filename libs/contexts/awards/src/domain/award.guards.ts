import { dayInVietnam, refuse, type Instant, type LocalDate } from '@app/kernel';

/** Decisions are dated by the day in Viet Nam. */
export const requireNotInFuture = (decidedOn: LocalDate, at: Instant): void => {
  const today = dayInVietnam(at);
  if (decidedOn > today) refuse('invalid', 'DATE_IN_FUTURE', { today }, '/decidedOn');
};
