import { describeOnMongo, nobodysMongoUrl } from '@app/testing/servers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HeldLease } from '../../port/projector-lease.js';
import { MongoConnection } from './mongo-connection.js';
import { MongoProjectorLease } from './mongo-projector-lease.js';
import type { LeaseTime } from './mongo-projector-lease.js';

const LEASE_MS = 1_000;
const never = new AbortController().signal;

/** Time passes only when a spec advances it. A sleep ends once enough has passed. */
class ManualTime implements LeaseTime {
  private passed = 0;
  private sleepers: { readonly until: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.passed;
  }

  sleep(ms: number, { signal }: { readonly signal: AbortSignal }): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (): void => reject(new Error('aborted'));
      if (signal.aborted) return end();
      signal.addEventListener('abort', end, { once: true });
      const wake = (): void => {
        signal.removeEventListener('abort', end);
        resolve();
      };
      this.sleepers.push({ until: this.passed + ms, wake });
    });
  }

  pass(ms: number): void {
    this.passed += ms;
    const due = this.sleepers.filter(({ until }) => until <= this.passed);
    this.sleepers = this.sleepers.filter(({ until }) => until > this.passed);
    for (const { wake } of due) wake();
  }
}

describeOnMongo('MongoProjectorLease', (freshUrl) => {
  let url: string;
  let connection: MongoConnection;
  let held: HeldLease[];

  beforeEach(() => {
    url = freshUrl();
    connection = MongoConnection.open({ url });
    held = [];
  });
  afterEach(async () => {
    await Promise.all(held.map((lease) => lease.release()));
    await connection.db.dropDatabase();
    await connection.close();
  });

  const leaseWith = (time: LeaseTime): MongoProjectorLease =>
    new MongoProjectorLease({ connection, leaseMs: LEASE_MS, time });
  const acquire = async (time: LeaseTime, holder = 'a'): Promise<HeldLease> => {
    const lease = await leaseWith(time).acquire(holder, never);
    held.push(lease);
    return lease;
  };
  const stored = () => connection.collection('leases').findOne({});
  const renewedBeyond = async (renewals: unknown): Promise<void> => {
    while ((await stored())!.renewals === renewals) await nextTurn();
  };

  it('is acquired by the first candidate', async () => {
    const lease = await acquire(new ManualTime(), 'host-1 pid 7');
    expect(await stored()).toMatchObject({ token: lease.token, holder: 'host-1 pid 7' });
    expect(lease.lost.aborted).toBe(false);
  });

  it('goes to the next candidate at once when it is released, with a greater token', async () => {
    const first = await acquire(new ManualTime());
    await first.release();
    const second = await acquire(new ManualTime());
    expect(second.token).toBeGreaterThan(first.token);
  });

  it('goes to one of many concurrent candidates, then to the others one by one', async () => {
    const time = new ManualTime();
    const tokens: bigint[] = [];
    let holding = 0;
    const asking = Array.from({ length: 4 }, async (_, n) => {
      const lease = await acquire(time, `holder ${n}`);
      holding += 1;
      expect(holding).toBe(1);
      tokens.push(lease.token);
      await nextTurn();
      holding -= 1;
      await lease.release();
    });
    let done = false;
    const all = Promise.all(asking).finally(() => (done = true));
    while (!done) {
      time.pass(LEASE_MS / 5);
      await stored();
    }
    await all;
    expect(tokens).toEqual([...new Set(tokens)].sort((a, b) => Number(a - b)));
  });

  it('stays with a holder that renews it, however long another candidate waits', async () => {
    const holderTime = new ManualTime();
    const first = await acquire(holderTime);
    const waiterTime = new ManualTime();
    let taken = false;
    const controller = new AbortController();
    const seen: boolean[] = [];
    const waiting = leaseWith(waiterTime)
      .acquire('b', controller.signal, (isRenewed) => seen.push(isRenewed))
      .then(() => (taken = true));
    while (seen.length === 0) await stored();
    for (let n = 0; n < 10; n += 1) {
      const { renewals } = (await stored())!;
      holderTime.pass(LEASE_MS / 5);
      await renewedBeyond(renewals);
      const looks = seen.length;
      waiterTime.pass(LEASE_MS / 5);
      while (seen.length === looks) await stored();
    }
    expect(seen).toEqual([false, ...Array.from({ length: 10 }, () => true)]);
    expect(taken).toBe(false);
    expect(first.lost.aborted).toBe(false);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });

  it('goes to another candidate when its holder is paused for a lease, and the holder notices when it resumes', async () => {
    const stopped = new ManualTime();
    const first = await acquire(stopped);
    const waiterTime = new ManualTime();
    const seen: boolean[] = [];
    const waiting = leaseWith(waiterTime).acquire('b', never, (isRenewed) => seen.push(isRenewed));
    void waiting.then((lease) => held.push(lease));
    let taken = false;
    void waiting.then(() => (taken = true));
    let waited = 0;
    while (!taken) {
      waiterTime.pass(LEASE_MS / 5);
      waited += LEASE_MS / 5;
      // Lets the candidate poll at least once in each of its intervals.
      for (let turn = 0; turn < 50; turn += 1) await stored();
    }
    expect(waited).toBeGreaterThanOrEqual(LEASE_MS);
    expect(seen).not.toContain(true);
    expect((await waiting).token).toBeGreaterThan(first.token);
    expect(first.lost.aborted).toBe(false);

    stopped.pass(3 * LEASE_MS);
    await nextTurn();
    expect(first.lost.aborted).toBe(true);
    await first.release();
    expect(await stored()).toMatchObject({ holder: 'b' });
  });

  it('is lost at the next renewal when another holder has it, or when its document is gone', async () => {
    for (const change of [{ $set: { token: 1n } }, null]) {
      const time = new ManualTime();
      const lease = await acquire(time);
      const leases = connection.collection('leases');
      await (change ? leases.updateOne({}, change) : leases.deleteMany({}));
      const lost = new Promise((resolve) => lease.lost.addEventListener('abort', resolve));
      time.pass(LEASE_MS / 5);
      await lost;
      expect(String(lease.lost.reason)).toContain('was taken over');
      await leases.deleteMany({});
    }
  });

  it('is lost before it expires when it cannot be renewed', async () => {
    const time = new ManualTime();
    const lost: boolean[] = [];
    const cut = MongoConnection.open({ url });
    const lease = await new MongoProjectorLease({ connection: cut, leaseMs: LEASE_MS, time }).acquire('a', never);
    await cut.close();
    for (let passed = 0; passed < LEASE_MS; passed += LEASE_MS / 5) {
      lost.push(lease.lost.aborted);
      time.pass(LEASE_MS / 5);
      await nextTurn();
    }
    expect(lost).toEqual([false, false, false, false, true]);
    await lease.release();
  });

  it('has greater tokens also after the database was wiped', async () => {
    const first = await acquire(new ManualTime());
    await connection.db.dropDatabase();
    while (BigInt(Date.now()) <= first.token) await nextTurn();
    const second = await acquire(new ManualTime());
    expect(second.token).toBeGreaterThan(first.token);
  });
});

describe('MongoProjectorLease without a server', () => {
  it('keeps waiting until it is aborted', async () => {
    const connection = MongoConnection.open({ url: await nobodysMongoUrl(), serverSelectionTimeoutMs: 20 });
    const time = new ManualTime();
    const controller = new AbortController();
    const waiting = new MongoProjectorLease({ connection, time }).acquire('a', controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await connection.close();
  });
});
