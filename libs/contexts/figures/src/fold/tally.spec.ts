import fc from 'fast-check';
import { addTally, NO_TALLY, subtractTally } from './tally.js';

describe('amounts of a tally', () => {
  const verified = (amount: bigint) => ({ ...NO_TALLY, verifiedVnd: amount.toString() });
  /** Around the length at which addition switches to bigint, and far beyond the precision of a double. */
  const amount = fc.oneof(
    fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
    fc.constantFrom(0n, 999_999_999_999_999n, -99_999_999_999_999n, 2n ** 53n, 10n ** 15n, 10n ** 30n),
  );

  it('add exactly to the đồng, however large', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(addTally(verified(a), verified(b))).toEqual(verified(a + b));
        expect(subtractTally(verified(a), verified(b))).toEqual(verified(a - b));
      }),
    );
  });
});
