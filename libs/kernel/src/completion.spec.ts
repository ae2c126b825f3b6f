import fc from 'fast-check';
import { completionTenths, percentText } from './completion.js';

describe('completion of a target', () => {
  it.each([
    [869n, 68n, '1277.9'],
    [3070n, 1500n, '204.7'],
    [1n, 3n, '33.3'],
    [2n, 3n, '66.7'],
    [1n, 2000n, '0.1'],
    [1n, 2001n, '0.0'],
    [0n, 7n, '0.0'],
    [1_999n, 2_000n, '99.9'],
    [999n, 1_000n, '99.9'],
    [2_000n, 2_000n, '100.0'],
    [2_001n, 2_000n, '100.1'],
    [5_501n, 5_500n, '100.0'],
  ])('%s of %s is %s %%', (counted, target, percent) => {
    expect(percentText(completionTenths(counted, target)!)).toBe(percent);
  });

  it.each([null, 0n])('is null for the target %s', (target) => {
    expect(completionTenths(5n, target)).toBeNull();
  });

  it('is the nearest tenth, halves rounded up, and never 100,0 below the target', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 13n }),
        fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.constantFrom('just below', 'equal')),
        (target, given) => {
          const counted = given === 'equal' ? target : given === 'just below' ? target - 1n : given;
          const tenths = completionTenths(counted, target)!;
          expect(tenths >= 1000n).toBe(counted >= target);
          // tenths - 1/2 <= 1000 * counted / target < tenths + 1/2, or just below the target
          expect((2n * tenths - 1n) * target <= 2000n * counted).toBe(true);
          expect(2000n * counted < (2n * tenths + 1n) * target || (tenths === 999n && counted < target)).toBe(true);
        },
      ),
    );
  });
});
