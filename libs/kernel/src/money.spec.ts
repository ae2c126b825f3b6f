import fc from 'fast-check';
import { isVnd, vnd, vndText } from './money.js';

describe('amounts in đồng', () => {
  it.each([
    '',
    '-1',
    '+1',
    '01',
    '1.000',
    '1,000',
    '1_000',
    '1e3',
    '0x10',
    ' 12 ',
    '１２',
    '١٢',
    '12\n',
    '1000000000000000000',
  ])('refuses %j', (text) => {
    expect(isVnd(text)).toBe(false);
    expect(() => vnd(text)).toThrow(RangeError);
  });

  it('round-trips amounts beyond the precision of a float', () => {
    expect(vnd('9007199254740993')).toBe(9_007_199_254_740_993n);
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (amount) => vnd(vndText(amount)) === amount));
  });
});
