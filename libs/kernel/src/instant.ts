/** A UTC instant as `YYYY-MM-DDTHH:mm:ss.sssZ`. One fixed width, so instants compare as strings. */
export type Instant = string;

/** A calendar day in Asia/Ho_Chi_Minh as `YYYY-MM-DD`. */
export type LocalDate = string;

/** Source of the current time; implementations live outside the domain. */
export interface Clock {
  now(): Instant;
}

/** Viet Nam has used UTC+7 without daylight saving time since 13 June 1975 (tz database, Asia/Ho_Chi_Minh). */
const OFFSET_MS = 7 * 3_600_000;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Milliseconds since the Unix epoch as an instant. */
export const instantOf = (epochMs: number): Instant => new Date(epochMs).toISOString();

/** Milliseconds since the Unix epoch of an instant. */
export const epochMs = (instant: Instant): number => Date.parse(instant);

export const plusMs = (instant: Instant, ms: number): Instant => instantOf(epochMs(instant) + ms);

/** The day in Viet Nam on which an instant falls: 2022-05-31T17:00:00.000Z is already 2022-06-01. */
export const dayInVietnam = (instant: Instant): LocalDate => instantOf(epochMs(instant) + OFFSET_MS).slice(0, 10);

/** 00:00 of a day in Viet Nam, as an instant. */
export const startOfDayInVietnam = (day: LocalDate): Instant =>
  instantOf(Date.parse(`${day}T00:00:00.000Z`) - OFFSET_MS);

/** 24:00 of a day in Viet Nam, which is 00:00 of the next day; an exclusive bound. */
export const endOfDayInVietnam = (day: LocalDate): Instant => plusMs(startOfDayInVietnam(day), 86_400_000);

/** The day `days` later (earlier when negative). */
export const plusDays = (day: LocalDate, days: number): LocalDate =>
  instantOf(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).slice(0, 10);

/** The same day of the month `months` later, or the last day of a month without such a day (31/1 + 1 = 28/2). */
export const plusMonths = (day: LocalDate, months: number): LocalDate => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfTarget = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const target = Math.min(date, lastOfTarget.getUTCDate());
  return new Date(Date.UTC(lastOfTarget.getUTCFullYear(), lastOfTarget.getUTCMonth(), target))
    .toISOString()
    .slice(0, 10);
};

/** True for an existing instant in the one accepted form; 30 February does not exist. */
export const isInstant = (value: string): value is Instant =>
  INSTANT.test(value) && !Number.isNaN(Date.parse(value)) && instantOf(Date.parse(value)) === value;

/** True for a day that exists. */
export const isLocalDate = (value: string): value is LocalDate => {
  if (!LOCAL_DATE.test(value)) return false;
  const ms = Date.parse(`${value}T00:00:00.000Z`);
  return !Number.isNaN(ms) && instantOf(ms).slice(0, 10) === value;
};
