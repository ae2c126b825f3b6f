import fc from 'fast-check';
import type { StoredEvent } from '@app/event-store';
import { RecordedMarks } from './recorded-marks.js';

const PAGE = 3;
const at = (second: number): string => new Date(Date.UTC(2022, 0, 1, 0, 0, second)).toISOString();

const logOf = (seconds: readonly number[]): readonly StoredEvent[] =>
  seconds.map((second, index) => ({
    position: BigInt(10 * (index + 1)),
    stream: 'unit-1',
    revision: BigInt(index),
    id: `event-${index}`,
    type: 'UnitRenamed',
    data: '{}',
    metadata: JSON.stringify({ recordedAt: at(second) }),
  }));

/** Reads full pages from the beginning, as a scan does. */
const learn = (marks: RecordedMarks, log: readonly StoredEvent[]): void => {
  for (let start = 0; start + PAGE <= log.length; start += PAGE) {
    marks.learn(log[start - 1]?.position, log.slice(start, start + PAGE));
  }
};

test('nothing recorded at the instant or later comes before its mark, also where times go back', () => {
  const second = fc.nat(20);
  fc.assert(
    fc.property(fc.array(second, { maxLength: 30 }), second, (seconds, asked) => {
      const log = logOf(seconds);
      const marks = new RecordedMarks();
      learn(marks, log);
      const begin = marks.before(at(asked)) ?? 0n;
      const skipped = log.filter(({ position }) => position <= begin);
      expect(skipped.every((_, index) => seconds[index]! < asked)).toBe(true);
      // The next page is not skipped, because it has such an event, or none was learnt.
      const next = seconds.slice(skipped.length, skipped.length + PAGE);
      expect(next.length < PAGE || next.some((each) => each >= asked)).toBe(true);
    }),
  );
});

test('only what follows without a gap is learnt', () => {
  const log = logOf([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const marks = new RecordedMarks();
  marks.learn(30n, log.slice(3, 6));
  expect(marks.before(at(20))).toBeUndefined();
  learn(marks, log.slice(0, 3));
  marks.learn(40n, log.slice(4, 7));
  marks.learn(undefined, log.slice(0, 3));
  expect(marks.before(at(20))).toBe(30n);
  marks.learn(30n, log.slice(3, 6));
  expect([marks.before(at(20)), marks.before(at(6)), marks.before(at(1))]).toEqual([60n, 30n, undefined]);
});
