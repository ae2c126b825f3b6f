import type { DomainEvent } from '@app/kernel';
import { EventCodec, EventRegistry, InMemoryEventStore, StoreUnavailable } from '@app/event-store';
import {
  WriterFenced,
  InMemoryViewStore,
  ProgressStore,
  ProjectorLease,
  ReadModelsRefused,
  ReadModelsUnavailable,
  type CollectionSpec,
  type HeldLease,
  type StoredProgress,
  type ViewDocument,
  type ViewStore,
} from '@app/read-models';
import { recordedEvents } from '@app/testing';
import { RemoteProjectionProgress } from './remote-projection-progress.js';
import { LeasedProjector } from './leased-projector.js';
import { defineProjection } from './projection.js';

type Paid = DomainEvent<'Paid', { readonly amount: number }>;

interface Total extends ViewDocument {
  readonly paid: number;
}

const totals: CollectionSpec<Total> = { name: 'total', fields: {}, indexes: [] };
const totalProjection = defineProjection<Paid>({
  name: 'totals',
  version: 1,
  collections: [totals],
  handlers: {
    Paid: async ({ event }, views) => {
      const { paid } = (await views.get(totals, 'all')) ?? { paid: 0 };
      views.put(totals, { id: 'all', paid: paid + event.data.amount });
    },
  },
});
const codec = new EventCodec(new EventRegistry([{ type: 'Paid', storedName: 'Paid' }]));

/** One lease for the projectors of a spec; the spec decides when its holder loses it. */
class SpecLease extends ProjectorLease {
  readonly holders: string[] = [];
  candidates = 0;
  private token = 0n;
  private holder: AbortController | null = null;
  private readonly waiting: (() => void)[] = [];
  private observe: (isRenewedByAnother: boolean) => void = () => undefined;

  override async acquire(
    holder: string,
    signal: AbortSignal,
    observe: (isRenewedByAnother: boolean) => void,
  ): Promise<HeldLease> {
    this.candidates += 1;
    while (this.holder) {
      this.observe = observe;
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
        signal.addEventListener('abort', () => resolve());
      });
      signal.throwIfAborted();
    }
    const lost = new AbortController();
    this.holder = lost;
    this.token += 1n;
    this.holders.push(holder);
    return {
      token: this.token,
      lost: lost.signal,
      release: async () => this.free(lost),
    };
  }

  /** The last candidate sees that the holder renews it, or no longer does. */
  seen(isRenewed: boolean): void {
    this.observe(isRenewed);
  }

  revoke(): void {
    const holder = this.holder!;
    this.free(holder);
    holder.abort();
  }

  private free(holder: AbortController): void {
    if (this.holder !== holder) return;
    this.holder = null;
    for (const wake of this.waiting.splice(0)) wake();
  }
}

class SpecProgressStore extends ProgressStore {
  private stored: StoredProgress | null = null;
  broken: Error | null = null;

  override async write(text: string): Promise<void> {
    if (this.broken) throw this.broken;
    this.stored = { text, sequence: (this.stored?.sequence ?? 0n) + 1n };
  }

  override async read(): Promise<StoredProgress | null> {
    if (this.broken) throw this.broken;
    return this.stored;
  }
}

describe('LeasedProjector', () => {
  let events: InMemoryEventStore;
  let views: InMemoryViewStore;
  let lease: SpecLease;
  let progressStore: SpecProgressStore;
  let progress: RemoteProjectionProgress;
  const projectors: LeasedProjector[] = [];

  beforeEach(() => {
    events = new InMemoryEventStore();
    views = new InMemoryViewStore();
    // Each term closes its connection; here all terms share this one.
    jest.spyOn(views, 'close').mockResolvedValue();
    lease = new SpecLease();
    progressStore = new SpecProgressStore();
    progress = new RemoteProjectionProgress({ store: progressStore, pollMs: 1, maxAgeMs: 0 });
  });
  afterEach(async () => {
    await Promise.all(projectors.splice(0).map((projector) => projector.stop()));
    progress.close();
    jest.restoreAllMocks();
  });

  const pay = async (...amounts: readonly number[]): Promise<bigint> => {
    let position = -1n;
    const paid = amounts.map((amount) => ({ stream: 'account-1', type: 'Paid' as const, data: { amount } }));
    for (const { id, stream, event, metadata } of recordedEvents(paid)) {
      ({ position } = await events.append(stream, 'any', [codec.encode(id, event, metadata)]));
    }
    return position;
  };
  const total = async (): Promise<number | undefined> => (await views.get(totals, 'all'))?.paid;
  const start = (holder: string, openViews: () => Promise<ViewStore> = async () => views) => {
    const failures: Error[] = [];
    const projector = new LeasedProjector({
      eventStore: events,
      codec,
      projections: [totalProjection],
      lease,
      holder,
      openViews,
      progressStore,
      retryDelaysMs: [0],
      runner: { lingerMs: 0 },
      onTermFailed: (error) => failures.push(error),
    });
    projectors.push(projector);
    projector.start();
    return { projector, failures };
  };
  const caughtUp = (position: bigint): Promise<boolean> => progress.waitForPosition(position, 10_000);

  it('builds the views while it holds the lease, and reports its progress', async () => {
    const position = await pay(1, 2);
    const { projector } = start('a');
    expect(await caughtUp(position)).toBe(true);
    expect(await total()).toBe(3);
    expect(projector.token).toBe(1n);
    expect(await progress.status()).toEqual({
      head: position,
      projections: [{ name: 'totals', version: 1, status: 'live', position }],
    });
  });

  it('waits while another holds the lease, and continues where that one stopped', async () => {
    const first = start('a');
    expect(await caughtUp(await pay(1))).toBe(true);
    const second = start('b');
    await first.projector.stop();
    expect(await caughtUp(await pay(10))).toBe(true);
    expect(await total()).toBe(11);
    expect(lease.holders).toEqual(['a', 'b']);
    expect(second.projector.token).toBe(2n);
    expect(first.projector.token).toBeNull();
  });

  it('begins a new term when its lease is lost', async () => {
    const { projector, failures } = start('a');
    expect(await caughtUp(await pay(1))).toBe(true);
    lease.revoke();
    expect(await caughtUp(await pay(2))).toBe(true);
    expect(await total()).toBe(3);
    expect(projector.token).toBe(2n);
    expect(failures.map(({ name }) => name)).toEqual(['LeaseLost']);
    expect(projector.failures).toBe(1);
  });

  it('is a standby while it sees another renew the lease, also after a term of its own has failed', async () => {
    const first = start('a').projector;
    expect(await caughtUp(await pay(1))).toBe(true);
    const second = start('b').projector;
    expect(second.isStandby).toBe(false);
    lease.seen(true);
    expect([first.isStandby, second.isStandby]).toEqual([false, true]);
    lease.seen(false);
    expect(second.isStandby).toBe(false);
    lease.revoke();
    while (second.token === null || first.failures === 0) await new Promise(setImmediate);
    while (lease.candidates < 3) await new Promise(setImmediate);
    expect(await first.status()).toMatchObject({ error: expect.stringContaining('LeaseLost') });
    lease.seen(true);
    expect(first.isStandby).toBe(true);
    expect(await first.status()).not.toHaveProperty('error');
  });

  it('is healthy again after a failed term, even without new events', async () => {
    const { projector } = start('a');
    expect(await caughtUp(await pay(1))).toBe(true);
    lease.revoke();
    while (projector.failures === 0) await new Promise(setImmediate);
    while ('error' in (await projector.status())) await new Promise(setImmediate);
    expect(projector.token).toBe(2n);
  });

  it('begins a new term when it is fenced, without a retry under the old token', async () => {
    const commit = jest.spyOn(views, 'commit').mockRejectedValueOnce(new WriterFenced(1n));
    const { projector, failures } = start('a');
    expect(await caughtUp(await pay(1))).toBe(true);
    expect(await total()).toBe(1);
    expect(projector.token).toBe(2n);
    expect(failures.map(({ message }) => message)).toEqual([expect.stringContaining('WriterFenced')]);
    expect(commit.mock.calls.length).toBe(2);
  });

  it('survives views that cannot be opened for a while, and reports the error meanwhile', async () => {
    let broken = true;
    const attempts = { count: 0 };
    const { projector, failures } = start('a', async () => {
      attempts.count += 1;
      if (broken) throw new ReadModelsUnavailable('no server');
      return views;
    });
    const position = await pay(1);
    while (failures.length < 3) await new Promise(setImmediate);
    expect(await projector.status()).toMatchObject({ error: 'ReadModelsUnavailable: no server' });
    broken = false;
    expect(await caughtUp(position)).toBe(true);
    expect(await projector.status()).not.toHaveProperty('error');
    expect(attempts.count).toBeGreaterThan(3);
  });

  it('begins a new term, with the reason, when a commit is refused: no retry under the same token', async () => {
    const commit = jest.spyOn(views, 'commit').mockRejectedValueOnce(new ReadModelsRefused('not authorized'));
    const { projector, failures } = start('a');
    expect(await caughtUp(await pay(1))).toBe(true);
    expect(projector.token).toBe(2n);
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringContaining('ReadModelsRefused: not authorized'),
    ]);
    expect(commit.mock.calls.length).toBe(2);
  });

  it('reports a lease it cannot ask for, and asks again', async () => {
    jest.spyOn(lease, 'acquire').mockRejectedValueOnce(new ReadModelsRefused('wrong password'));
    const { failures } = start('a');
    expect(await caughtUp(await pay(1))).toBe(true);
    expect(failures.map(({ message }) => message)).toEqual(['wrong password']);
  });

  it('survives a log that cannot be read when a term begins', async () => {
    jest.spyOn(events, 'head').mockRejectedValueOnce(new StoreUnavailable('gone', 'not-written'));
    const { failures } = start('a');
    expect(await caughtUp(await pay(1))).toBe(true);
    expect(failures).toHaveLength(1);
  });

  it('keeps a projection stopped at an event it cannot apply', async () => {
    await events.append('account-1', 'any', [
      { id: '00000000-0000-4000-8000-000000000001', type: 'Strange', data: '{}', metadata: '{}' },
    ]);
    const { projector } = start('a');
    const stopped = async () => (await progress.status()).projections.some(({ status }) => status === 'stopped');
    while (!(await stopped())) await new Promise(setImmediate);
    expect(projector.token).toBe(1n);
    expect(projector.failures).toBe(0);
    expect((await progress.status()).projections).toMatchObject([{ stopped: { cause: 'event', at: 0n } }]);
  });

  it('stops while it waits for the lease', async () => {
    start('a');
    await caughtUp(await pay(1));
    const { projector } = start('b');
    await projector.stop();
    expect(lease.holders).toEqual(['a']);
  });
});

describe('RemoteProjectionProgress', () => {
  it('reports a missing heartbeat and a store that cannot be read, with the last known progress', async () => {
    let now = 0;
    const progressStore = new SpecProgressStore();
    const progress = new RemoteProjectionProgress({
      store: progressStore,
      maxAgeMs: 0,
      staleAfterMs: 1_000,
      now: () => now,
    });
    expect(await progress.status()).toEqual({ head: null, projections: [] });
    await progressStore.write(JSON.stringify({ holder: 'a', head: '7', projections: [] }));
    now = 2_000;
    expect(await progress.status()).toEqual({ head: 7n, projections: [] });
    now = 3_500;
    expect(await progress.status()).toMatchObject({ head: 7n, error: expect.stringContaining('for 2 s') });
    await progressStore.write(JSON.stringify({ holder: 'b', head: '7', projections: [] }));
    expect(await progress.status()).toEqual({ head: 7n, projections: [] });
    progressStore.broken = new ReadModelsUnavailable('no server');
    now = 3_501;
    expect(await progress.status()).toEqual({ head: 7n, projections: [], error: 'ReadModelsUnavailable: no server' });
    expect(await progress.waitForPosition(0n, 1)).toBe(false);
    progress.close();
  });
});
