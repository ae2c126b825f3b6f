import { refuse } from './domain-error.js';
import { dayInVietnam, type Instant, type LocalDate } from './instant.js';

/**
 * What has happened is dated by the day in Viet Nam, and no later than today.
 *
 * @throws DomainError DATE_IN_FUTURE
 */
export const requireNotInFuture = (day: LocalDate, at: Instant, pointer: string): void => {
  const today = dayInVietnam(at);
  if (day > today) refuse('invalid', 'DATE_IN_FUTURE', { today }, pointer);
};
