import { endOfDayInVietnam, startOfDayInVietnam } from '@app/kernel';
import { completionResponse } from '../../libs/contexts/figures/src/read/completion.response.js';
import { daysInVietnam } from '../../libs/contexts/figures/src/read/days-in-vietnam.js';

/** The published figures of the programme and of its neighbours, recomputed from the exact numbers. */
describe('published figures', () => {
  it.each([
    ['phase 1 of CĐ DKVN', 1_458, 1_400, '104.1', '4.1'],
    ['the whole programme of CĐ DKVN', 7_085, 5_400, '131.2', '31.2'],
    ['its phase 2, derived', 5_627, 4_000, '140.7', '40.7'],
    ['phase 1 in the nation', 696_948, 300_000, '232.3', '132.3'],
    ['the nation at the end', 955_824 + 732_120 + 345_723, 1_000_000, '203.4', '103.4'],
    ['BSR', 869, 68, '1277.9', '1177.9'],
    ['the successor programme: not "more than 205 %"', 3_070, 1_500, '204.7', '104.7'],
    ['an interim count', 3_516, 5_400, '65.1', null],
  ])('%s: %d of %d is %s %%', (_, counted, target, percent, exceededByPercent) => {
    expect(completionResponse(counted, target)).toEqual({ counted, target, percent, exceededByPercent });
  });

  it('is "không giao" without a target, never infinity', () => {
    const none = { target: null, percent: null, exceededByPercent: null };
    expect(completionResponse(12, null)).toEqual({ counted: 12, ...none });
    expect(completionResponse(12, 0)).toEqual({ counted: 12, ...none });
  });

  it('says "vượt" only above 100 %, as published', () => {
    expect(completionResponse(1_400, 1_400)).toMatchObject({ percent: '100.0', exceededByPercent: null });
    expect(completionResponse(5_401, 5_400)).toMatchObject({ percent: '100.0', exceededByPercent: null });
    expect(completionResponse(1_401, 1_400)).toMatchObject({ percent: '100.1', exceededByPercent: '0.1' });
  });

  it('rounds half up from exact integers', () => {
    expect(completionResponse(1, 2_000).percent).toBe('0.1');
    expect(completionResponse(4_999, 10_000_000).percent).toBe('0.0');
  });

  it('the peak drive has 40 days, 22/4 to 31/5/2022', () => {
    expect(daysInVietnam(startOfDayInVietnam('2022-04-22'), endOfDayInVietnam('2022-05-31'))).toBe(40);
    expect(daysInVietnam('2022-05-31T16:59:59.999Z', '2022-05-31T17:00:00.000Z')).toBe(1);
    expect(daysInVietnam('2022-05-31T16:59:59.999Z', '2022-05-31T17:00:00.001Z')).toBe(2);
  });
});
