import { dayInVietnam, refuse, type Instant, type LocalDate } from '@app/kernel';

/** A decision is dated by the day in Viet Nam. */
export const requireNotInFuture = (decidedOn: LocalDate, at: Instant): void => {
  const today = dayInVietnam(at);
  if (decidedOn > today) refuse('invalid', 'DATE_IN_FUTURE', { today }, '/decidedOn');
};
