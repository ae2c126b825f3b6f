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
  ])('%s of %s is %s %%', (counted, target, percent) => {
    expect(percentText(completionTenths(counted, target)!)).toBe(percent);
  });

  it.each([null, 0n])('is null for the target %s', (target) => {
    expect(completionTenths(5n, target)).toBeNull();
  });

  it('is the nearest tenth, halves rounded up', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 13n }),
        fc.bigInt({ min: 1n, max: 10n ** 13n }),
        (counted, target) => {
          const tenths = completionTenths(counted, target)!;
          // tenths - 1/2 <= 1000 * counted / target < tenths + 1/2
          expect((2n * tenths - 1n) * target <= 2000n * counted).toBe(true);
          expect(2000n * counted < (2n * tenths + 1n) * target).toBe(true);
        },
      ),
    );
  });
});
