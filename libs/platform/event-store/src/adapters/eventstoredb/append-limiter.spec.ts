import { AppendLimiter } from './append-limiter.js';
import { clientFor } from './connection-string.js';

describe('AppendLimiter', () => {
  let limiter: AppendLimiter;

  beforeEach(() => {
    limiter = new AppendLimiter(() => clientFor('esdb://127.0.0.1:1?tls=false'));
  });
  afterEach(() => limiter.close());

  /** Starts appends of one size that stay in flight until they are completed. */
  const fill = (count: number, bytes: number): (() => void)[] => {
    const inside: (() => void)[] = [];
    for (let n = 0; n < count; n++) {
      void limiter.run(bytes, 60_000, () => new Promise<void>((resolve) => inside.push(resolve)));
    }
    return inside;
  };

  it('runs fifteen big appends concurrently, and the next when one completes', async () => {
    const inside = fill(20, 1_000_000);
    expect(inside).toHaveLength(15);
    inside[3]!();
    await new Promise(setImmediate);
    expect(inside).toHaveLength(16);
    inside.forEach((leave) => leave());
  });

  it('runs as many small appends as fit into half a MiB, in the order of the calls', async () => {
    const inside = fill(1_000, 1_024);
    expect(inside).toHaveLength(512);
    const big = fill(1, 100_000);
    inside.slice(0, 400).forEach((leave) => leave());
    await new Promise(setImmediate);
    expect([inside.length, big.length]).toEqual([912, 0]);
    inside.slice(400).forEach((leave) => leave());
    await new Promise(setImmediate);
    expect([inside.length, big.length]).toEqual([1_000, 1]);
    [...inside, ...big].forEach((leave) => leave());
  });

  it('times out waiting appends, and gives freed capacity to the next', async () => {
    const inside = fill(15, 1_000_000);
    await expect(limiter.run(1, 1, () => Promise.resolve('late'))).rejects.toMatchObject({
      name: 'StoreUnavailable',
      outcome: 'not-written',
    });
    const next = limiter.run(1, 60_000, () => Promise.resolve('next'));
    inside[0]!();
    expect(await next).toBe('next');
    inside.forEach((leave) => leave());
  });

  it('gives the capacity of a failed append to the next', async () => {
    for (let n = 0; n < 40; n++) {
      await expect(limiter.run(1_000_000, 0, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    }
    expect(await limiter.run(1, 0, () => Promise.resolve('entered'))).toBe('entered');
  });
});
