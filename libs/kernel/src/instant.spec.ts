import fc from 'fast-check';
import {
  dayInVietnam,
  endOfDayInVietnam,
  epochMs,
  instantOf,
  isInstant,
  isLocalDate,
  plusDays,
  plusMonths,
  startOfDayInVietnam,
} from './instant.js';

describe('days in Viet Nam', () => {
  it('puts 17:00:00.000Z on the next day and the millisecond before on this one', () => {
    expect(dayInVietnam('2022-05-31T16:59:59.999Z')).toBe('2022-05-31');
    expect(dayInVietnam('2022-05-31T17:00:00.000Z')).toBe('2022-06-01');
  });

  it('ends a day where the next one starts', () => {
    expect(endOfDayInVietnam('2022-05-31')).toBe('2022-05-31T17:00:00.000Z');
    expect(endOfDayInVietnam('2022-05-31')).toBe(startOfDayInVietnam('2022-06-01'));
  });

  it('matches the time zone database', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2100, 0, 1) }), (ms) => {
        expect(dayInVietnam(instantOf(ms))).toBe(format.format(new Date(ms)));
      }),
    );
  });

  it('counts the peak drive as 40 days and the early million as 333', () => {
    expect(plusDays('2022-04-22', 39)).toBe('2022-05-31');
    expect(plusDays('2022-10-03', 333)).toBe('2023-09-01');
  });

  it.each([
    ['2022-01-31', 1, '2022-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2022-11-30', 3, '2023-02-28'],
    ['2022-05-15', -5, '2021-12-15'],
    ['2022-12-31', 12, '2023-12-31'],
  ])('adds months by the calendar: %s + %i = %s', (day, months, expected) => {
    expect(plusMonths(day, months)).toBe(expected);
  });
});

describe('text of instants and days', () => {
  it.each(['2026-02-30', '2026-13-01', '2026-1-5', '05/01/2026', '', '2026-01-05\n', '0000-00-00'])(
    'refuses the day %j',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
    },
  );

  it.each([
    '2026-02-30T00:00:00.000Z',
    '2026-01-05T24:00:00.000Z',
    '2026-01-05T00:00:00Z',
    '2026-06-30T23:59:60.000Z',
    '+275760-09-13T00:00:00.000Z',
  ])('refuses the instant %j', (text) => {
    expect(isInstant(text)).toBe(false);
  });

  it('the text order of instants is their order in time', () => {
    const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(9999, 0, 1) }).map(instantOf);
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(isInstant(a)).toBe(true);
        expect(a < b).toBe(epochMs(a) < epochMs(b));
      }),
    );
  });
});
