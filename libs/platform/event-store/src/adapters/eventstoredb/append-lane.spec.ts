import { AppendLane } from './append-lane.js';
import { clientFor } from './connection-string.js';

describe('AppendLane', () => {
  let lane: AppendLane;

  beforeEach(() => {
    lane = new AppendLane(() => clientFor('esdb://127.0.0.1:1?tls=false'));
  });
  afterEach(() => lane.close());

  /** Appends in the lane until they are let go, and how many that are. */
  const fill = (count: number): { readonly inside: () => number; readonly leave: (() => void)[] } => {
    const leave: (() => void)[] = [];
    for (let n = 0; n < count; n++) {
      void lane.enter(60_000, () => new Promise<void>((resolve) => leave.push(resolve)));
    }
    return { inside: () => leave.length, leave };
  };

  it('takes fifteen appends at once, and the next as one leaves', async () => {
    const { inside, leave } = fill(20);
    expect(inside()).toBe(15);
    leave[3]!();
    await new Promise(setImmediate);
    expect(inside()).toBe(16);
    leave.forEach((go) => go());
  });

  it('lets nobody wait for ever, and gives the place of who left to the next', async () => {
    const { leave } = fill(15);
    const late = lane.enter(1, () => Promise.resolve('late'));
    await expect(late).rejects.toMatchObject({ name: 'StoreUnavailable', written: 'no' });
    const next = lane.enter(60_000, () => Promise.resolve('next'));
    leave[0]!();
    expect(await next).toBe('next');
    leave.forEach((go) => go());
  });

  it('frees the place of an append that failed', async () => {
    for (let n = 0; n < 40; n++) {
      await expect(lane.enter(0, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    }
    expect(await lane.enter(0, () => Promise.resolve('entered'))).toBe('entered');
  });
});
