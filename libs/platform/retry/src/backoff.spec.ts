import { Backoff, type WaitOptions } from './backoff.js';

/** The duration of each wait in steps of 50 ms, rounded down; null if there was none. */
const waits = async (backoff: Backoff, times: number, options?: WaitOptions): Promise<readonly (number | null)[]> => {
  const steps: (number | null)[] = [];
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    const waited = await backoff.wait(options);
    steps.push(waited ? Math.floor((performance.now() - began + 1) / 50) : null);
  }
  return steps;
};

describe('Backoff', () => {
  it('waits once for each delay, then no more', async () => {
    expect(await waits(new Backoff([0, 60]), 4)).toEqual([0, 1, null, null]);
  });

  it('starts with the first delay after progress', async () => {
    const backoff = new Backoff([0]);
    expect(await waits(backoff, 2)).toEqual([0, null]);
    backoff.reset();
    expect(await waits(backoff, 2)).toEqual([0, null]);
  });

  it('repeats the last delay if it is endless', async () => {
    expect(await waits(new Backoff([0, 60], { endless: true }), 4)).toEqual([0, 1, 1, 1]);
  });

  it('waits no more when an abort came or comes', async () => {
    const abort = new AbortController();
    const backoff = new Backoff([60_000, 60_000]);
    setTimeout(() => abort.abort(), 10);
    expect(await backoff.wait({ signal: abort.signal })).toBe(true);
    expect(await backoff.wait({ signal: abort.signal })).toBe(true);
  });

  it('begins no delay that would use up the time left', async () => {
    const backoff = new Backoff([60_000, 0]);
    expect(await backoff.wait({ withinMs: 60_000 })).toBe(false);
    expect(await backoff.wait({ withinMs: 100 })).toBe(false);
  });
});
