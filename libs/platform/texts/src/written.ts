import { dayInVietnam, epochMs, instantOf, isInstant, isLocalDate, type Instant } from '@app/kernel';
import type { Language } from './bilingual-text.js';

/** Formats values for readers, in Vietnamese time: shared by problems, sentences and reports. */
type Form = (value: string, language: Language) => string;

const LOCALE: { readonly [language in Language]: string } = { vi: 'vi-VN', en: 'en-US' };
const INTEGER = { vi: new Intl.NumberFormat(LOCALE.vi), en: new Intl.NumberFormat(LOCALE.en) };
const PERCENT = {
  vi: new Intl.NumberFormat(LOCALE.vi, { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(LOCALE.en, { maximumFractionDigits: 2 }),
};
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'medium' });
const DIGITS = /^\d+$/;

const timeAndDay = (time: string, day: string, language: Language): string =>
  `${time} ${language === 'vi' ? 'ngày' : 'on'} ${writtenDay(day)}`;

/** 31/05/2022 */
export const writtenDay = (value: string): string =>
  isLocalDate(value) ? value.split('-').reverse().join('/') : value;

/** 14:05 ngày 08/10/2023; seconds only if they are not :00. */
export const writtenInstant: Form = (value, language) =>
  isInstant(value)
    ? timeAndDay(CLOCK.format(new Date(value)).replace(/:00$/, ''), dayInVietnam(value), language)
    : value;

const dayBefore = (instant: Instant): string => dayInVietnam(instantOf(epochMs(instant) - 1));

/** An exclusive end: midnight is 24:00 of the day that ends. */
export const writtenUntil: Form = (value, language) =>
  isInstant(value) && dayBefore(value) !== dayInVietnam(value)
    ? timeAndDay('24:00', dayBefore(value), language)
    : writtenInstant(value, language);

/** 1.500.000 đồng · VND 1,500,000 */
export const writtenVnd: Form = (value, language) => {
  if (!DIGITS.test(value)) return value;
  const amount = INTEGER[language].format(BigInt(value));
  return language === 'vi' ? `${amount} đồng` : `VND ${amount}`;
};

/** 1.200 · 1,200 */
export const writtenCount: Form = (value, language) =>
  DIGITS.test(value) ? INTEGER[language].format(BigInt(value)) : value;

/** Basis points: 9750 is 97,5 % · 97.5%. Never rounded up to 100 %. */
export const writtenShare: Form = (value, language) => {
  if (!DIGITS.test(value)) return value;
  const percent = PERCENT[language].format(Number(value) / 100);
  return language === 'vi' ? `${percent} %` : `${percent}%`;
};
