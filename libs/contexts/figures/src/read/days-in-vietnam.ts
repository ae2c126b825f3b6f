import { dayInVietnam, epochMs, plusMs, startOfDayInVietnam, type Instant } from '@app/kernel';

/** The number of days in Viet Nam in a half-open period: 22/4 00:00 to 1/6 00:00 is 40. */
export const daysInVietnam = (startsAt: Instant, endsAt: Instant): number => {
  const first = startOfDayInVietnam(dayInVietnam(startsAt));
  const last = startOfDayInVietnam(dayInVietnam(plusMs(endsAt, -1)));
  return (epochMs(last) - epochMs(first)) / 86_400_000 + 1;
};
