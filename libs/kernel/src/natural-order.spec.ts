import fc from 'fast-check';
import { compareCodes, naturalKey } from './natural-order.js';

describe('the order of codes', () => {
  it.each([
    [['DV-1', 'DV-2', 'DV-10', 'DV-100']],
    [['CD-01', 'CD-01-01', 'CD-01-2', 'CD-02', 'CDN']],
    [['A2B9', 'A2B10', 'A10B1']],
    [['DV-2', 'DV-02', 'DV-002', 'DV-3']],
    [['9', '10', '99999999999999999999', '100000000000000000000']],
  ])('%j', (sorted) => expect(sorted.toReversed().sort(compareCodes)).toEqual(sorted));

  it('tells all codes apart, and orders numbers by value', () => {
    const code = fc.stringMatching(/^[A-Z0-9-]{1,32}$/);
    fc.assert(fc.property(code, code, (a, b) => (naturalKey(a) === naturalKey(b)) === (a === b)));
    const number = fc.bigInt({ min: 0n, max: 10n ** 20n });
    fc.assert(
      fc.property(
        number,
        number,
        (a, b) => Math.sign(compareCodes(`X-${a}`, `X-${b}`)) === (a < b ? -1 : Number(a > b)),
      ),
    );
  });
});
