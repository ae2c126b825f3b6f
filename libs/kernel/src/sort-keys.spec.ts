import fc from 'fast-check';
import { fractionSortKey, MAX_DENOMINATOR, numberSortKey } from './sort-keys.js';

const order = <Value>(a: Value, b: Value): number => (a < b ? -1 : a > b ? 1 : 0);

test('a natural number sorts exactly, however large: one đồng decides', () => {
  const near = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 40n }), fc.bigInt({ min: -1n, max: 1n }));
  fc.assert(
    fc.property(near, ([value, difference]) => {
      const other = value + difference;
      expect(order(numberSortKey(`${value}`), numberSortKey(`${other}`))).toBe(order(value, other));
    }),
  );
  expect(numberSortKey('9007199254740992') < numberSortKey('9007199254740993')).toBe(true);
  expect([9, 10, 0, 100, 1].map((value) => numberSortKey(`${value}`)).sort()).toEqual(
    [0, 1, 9, 10, 100].map((value) => numberSortKey(`${value}`)),
  );
});

test('a fraction sorts exactly', () => {
  // Both are shown as 60,3 %.
  expect(fractionSortKey(41, 68) < fractionSortKey(38, 63)).toBe(true);
  expect(fractionSortKey(1, 2)).toBe(fractionSortKey(2, 4));
  expect(fractionSortKey(0, 5)).toBe(fractionSortKey(0, 7));

  const anyDenominator = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: MAX_DENOMINATOR }));
  const anyCount = fc.oneof(fc.nat(200), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
  fc.assert(
    fc.property(anyCount, anyDenominator, anyCount, anyDenominator, (a, b, c, d) => {
      const exact = order(BigInt(a) * BigInt(d), BigInt(c) * BigInt(b));
      expect(order(fractionSortKey(a, b), fractionSortKey(c, d))).toBe(exact);
    }),
    { numRuns: 500 },
  );
});

test('fractions that are as close as their denominators allow have distinct keys', () => {
  const b = MAX_DENOMINATOR;
  const d = b - 1;
  // (b − 1)/b − (d − 1)/d is 1/(b·d).
  expect(fractionSortKey(b - 1, b) > fractionSortKey(d - 1, d)).toBe(true);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: MAX_DENOMINATOR }), (denominator) => {
      const [above, below] = [
        fractionSortKey(denominator - 1, denominator),
        fractionSortKey(denominator - 2, denominator - 1),
      ];
      expect(above > below).toBe(true);
    }),
  );
});
