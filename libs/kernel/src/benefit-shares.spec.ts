import fc from 'fast-check';
import { benefitShares } from './benefit-shares.js';

describe('benefit shares', () => {
  it('gives the rest to the largest remainders, the earlier share on a tie', () => {
    expect(benefitShares(100n, [3_334, 3_333, 3_333])).toEqual([34n, 33n, 33n]);
    expect(benefitShares(101n, [5_000, 5_000])).toEqual([51n, 50n]);
    expect(benefitShares(10n, [1_000, 4_500, 4_500])).toEqual([1n, 5n, 4n]);
  });

  it('gives nothing if there is no share', () => {
    expect(benefitShares(100n, [])).toEqual([]);
    expect(benefitShares(100n, [0, 0])).toEqual([0n, 0n]);
  });

  it('adds up to the whole; each part is off by less than one đồng', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), shares, (amount, each) => {
        const whole = BigInt(each.reduce((sum, share) => sum + share, 0));
        const parts = benefitShares(amount, each);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        for (const [index, part] of parts.entries()) {
          const off = part * whole - amount * BigInt(each[index]!);
          expect(off > -whole && off < whole).toBe(true);
        }
      }),
    );
  });
});
