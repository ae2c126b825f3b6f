import { Logger } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LateComparison } from './late-comparison.js';

describe('servers that did not respond at the start', () => {
  let tick: () => void;
  let ended: jest.SpyInstance;
  beforeEach(() => {
    jest.spyOn(Logger.prototype, 'error').mockImplementation();
    ended = jest.spyOn(globalThis, 'clearInterval');
    jest.spyOn(globalThis, 'setInterval').mockImplementation((run: () => void) => {
      tick = run;
      return setTimeout(() => undefined, 0);
    });
  });
  afterEach(() => jest.restoreAllMocks());

  const compared = async (...outcomes: readonly (string | null | Error)[]): Promise<LateComparison> => {
    const compare = jest.fn<Promise<string | null>, []>();
    for (const outcome of outcomes) {
      if (outcome instanceof Error) compare.mockRejectedValueOnce(outcome);
      else compare.mockResolvedValueOnce(outcome);
    }
    const comparison = new LateComparison(compare);
    for (const _ of outcomes) {
      tick();
      await nextTurn();
    }
    return comparison;
  };

  it('are compared until they respond', async () => {
    expect((await compared(null, null)).checks()).toEqual([]);
    expect(ended).not.toHaveBeenCalled();
    expect((await compared(null, 'log-1')).checks()).toEqual([]);
    expect(ended).toHaveBeenCalled();
  });

  it('fail the health when they do not belong together', async () => {
    const comparison = await compared(null, new Error('was built from another log'));
    expect(comparison.checks()).toEqual([{ name: 'servers', status: 'fail', detail: 'was built from another log' }]);
    expect(ended).toHaveBeenCalled();
  });
});
