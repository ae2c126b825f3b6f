import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import type { DomainEvent } from '@app/kernel';
import { EventCodec, EventRegistry, InMemoryEventStore, LogDamaged } from '@app/event-store';
import { EmbeddedViewStore, InMemoryViewStore, ReadModelsDiskFull } from '@app/read-models';
import type { CollectionSpec, ViewCommit, ViewDocument, ViewStore } from '@app/read-models';
import { recordedEvents } from '@app/testing';
import type { PlainEvent } from '@app/testing';
import { defineProjection } from './projection.js';
import type { Projection } from './projection.js';
import type { ProgressStatus } from './projection-progress.js';
import { CheckpointAheadOfLog, ProjectionRunner } from './projection-runner.js';
import type { ProjectionRunnerOptions } from './projection-runner.js';

type Opened = DomainEvent<'Opened', { readonly owner: string }>;
type Paid = DomainEvent<'Paid', { readonly amount: number }>;
type Closed = DomainEvent<'Closed', Record<string, never>>;

interface Account extends ViewDocument {
  readonly owner: string;
  readonly balance: number;
  readonly note?: string;
}
interface Total extends ViewDocument {
  readonly paid: number;
  readonly closed: number;
}

const accounts: CollectionSpec<Account> = {
  name: 'account',
  fields: { owner: (doc) => doc.owner, balance: (doc) => doc.balance },
  indexes: [['owner', 'balance']],
  searchText: (doc) => doc.owner,
};
const totals: CollectionSpec<Total> = { name: 'total', fields: { paid: (doc) => doc.paid }, indexes: [['paid']] };

const accountProjection = (version = 1, note?: string): Projection =>
  defineProjection<Opened | Paid | Closed>({
    name: 'accounts',
    version,
    collections: [accounts],
    prefetch: ({ stream }) => [{ collection: accounts, id: stream }],
    handlers: {
      Opened: ({ stream, event }, views) =>
        views.put(accounts, { id: stream, owner: event.data.owner, balance: 0, ...(note !== undefined && { note }) }),
      Paid: async ({ stream, event }, views) => {
        const account = await views.get(accounts, stream);
        if (account) views.put(accounts, { ...account, balance: account.balance + event.data.amount });
      },
      Closed: ({ stream }, views) => views.delete(accounts, stream),
    },
  });

const totalProjection = (onPaid: (amount: number) => Promise<void> | void = () => undefined): Projection =>
  defineProjection<Paid | Closed>({
    name: 'totals',
    version: 1,
    collections: [totals],
    handlers: {
      Paid: async ({ event }, views) => {
        const total = (await views.get(totals, 'all')) ?? { id: 'all', paid: 0, closed: 0 };
        views.put(totals, { ...total, paid: total.paid + event.data.amount });
        await onPaid(event.data.amount);
      },
      Closed: async (_, views) => {
        const total = (await views.get(totals, 'all')) ?? { id: 'all', paid: 0, closed: 0 };
        views.put(totals, { ...total, closed: total.closed + 1 });
      },
    },
  });

const opened = (stream: string, owner = 'An'): PlainEvent<Opened> => ({ stream, type: 'Opened', data: { owner } });
const paid = (stream: string, amount: number): PlainEvent<Paid> => ({ stream, type: 'Paid', data: { amount } });
const closed = (stream: string): PlainEvent<Closed> => ({ stream, type: 'Closed', data: {} });

const codecOf = (...types: string[]): EventCodec =>
  new EventCodec(new EventRegistry(types.map((type) => ({ type, storedName: type }))));
const everyType = codecOf('Opened', 'Paid', 'Closed', 'Strange');

describe.each<[string, (folder: string) => ViewStore]>([
  ['in memory', () => new InMemoryViewStore()],
  ['embedded', (folder) => EmbeddedViewStore.open({ folder, mode: 'writer', log: 'log-1' })],
])('ProjectionRunner with views %s', (_, openViews) => {
  let folder: string;
  let events: InMemoryEventStore;
  let views: ViewStore;
  const runners: ProjectionRunner[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'runner-'));
    events = new InMemoryEventStore();
    views = openViews(folder);
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await events.close();
    await views.close();
    await rm(folder, { recursive: true });
    jest.restoreAllMocks();
  });

  /** Appends each event and returns the position of the last. */
  const append = async (...plain: readonly PlainEvent[]): Promise<bigint> => {
    let position = -1n;
    for (const { id, stream, event, metadata } of recordedEvents(plain)) {
      ({ position } = await events.append(stream, 'any', [everyType.encode(id, event, metadata)]));
    }
    return position;
  };
  const startRunner = async (
    projections: readonly Projection[],
    options: Partial<ProjectionRunnerOptions> = {},
  ): Promise<ProjectionRunner> => {
    const runner = new ProjectionRunner({
      eventStore: events,
      codec: everyType,
      views,
      projections,
      retryDelaysMs: [0],
      lingerMs: 0,
      ...options,
    });
    runners.push(runner);
    await runner.start();
    return runner;
  };
  const until = (runner: ProjectionRunner, holds: (status: ProgressStatus) => boolean): Promise<ProgressStatus> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        runner.status().then((status) => {
          if (!holds(status)) return;
          end();
          resolve(status);
        }, reject);
      };
      const end = runner.onChange(look);
      look();
    });
  const of = (status: ProgressStatus, name: string) => status.projections.find((each) => each.name === name)!;
  const commits = (): ViewCommit[] => {
    const seen: ViewCommit[] = [];
    const commit = views.commit.bind(views);
    jest.spyOn(views, 'commit').mockImplementation(async (batch) => {
      await commit(batch);
      seen.push(batch);
    });
    return seen;
  };
  const both = (): Projection[] => [accountProjection(), totalProjection()];

  it('applies the events of the log, then those that follow', async () => {
    const before = await append(opened('a-1'), paid('a-1', 5), opened('a-2', 'Bình'));
    const runner = await startRunner(both());
    expect(await runner.waitForPosition(before, 10_000)).toBe(true);
    expect(await views.get(accounts, 'a-1')).toEqual({ id: 'a-1', owner: 'An', balance: 5 });

    const after = await append(paid('a-2', 7), closed('a-1'));
    expect(await runner.waitForPosition(after, 10_000)).toBe(true);
    expect(await views.get(accounts, 'a-1')).toBeNull();
    expect((await views.find(accounts, { search: 'binh', limit: 5 })).items).toEqual([
      { id: 'a-2', owner: 'Bình', balance: 7 },
    ]);
    expect(await views.get(totals, 'all')).toEqual({ id: 'all', paid: 12, closed: 1 });
    expect(await runner.status()).toEqual({
      head: after,
      projections: [
        { name: 'accounts', version: 1, status: 'live', position: after },
        { name: 'totals', version: 1, status: 'live', position: after },
      ],
    });
  });

  it('activates a new projection at once when the log is empty', async () => {
    const runner = await startRunner(both());
    expect((await runner.status()).projections.map(({ status }) => status)).toEqual(['live', 'live']);
    expect(await views.activeVersion(accounts.name)).toBe(1);
  });

  it('writes documents and the checkpoints of all projections in one transaction per batch', async () => {
    const runner = await startRunner(both(), { liveBatch: 3 });
    const seen = commits();
    const { position } = await events.append(
      'a-1',
      'no-stream',
      recordedEvents([opened('a-1'), ...[1, 2, 3, 4, 5, 6].map((amount) => paid('a-1', amount))]).map(
        ({ id, event, metadata }) => everyType.encode(id, event, metadata),
      ),
    );
    await runner.waitForPosition(position, 10_000);
    expect(seen.map((batch) => batch.position)).toEqual([2n, 5n, 6n]);
    expect(seen.map((batch) => batch.checkpoints)).toEqual(
      [null, 2n, 5n].map((from) => [
        { projection: 'accounts', version: 1, from },
        { projection: 'totals', version: 1, from },
      ]),
    );
    expect(seen.map((batch) => batch.puts.length)).toEqual([2, 2, 2]);
  });

  it('commits early when a batch changes many documents', async () => {
    await append(opened('a-1'), opened('a-2'), opened('a-3'), opened('a-4'), opened('a-5'));
    const seen = commits();
    const runner = await startRunner([accountProjection()], { maxChanges: 2 });
    await runner.waitForPosition(4n, 10_000);
    expect(seen.map((batch) => batch.puts.length)).toEqual([2, 2, 1]);
  });

  describe('when a commit fails', () => {
    it.each([
      ['before it wrote', false],
      ['after it wrote', true],
    ])('%s, tries again without loss or double effect', async (_when, wrote) => {
      const runner = await startRunner(both(), { liveBatch: 2 });
      const commit = views.commit.bind(views);
      jest
        .spyOn(views, 'commit')
        .mockImplementationOnce(commit)
        .mockImplementationOnce(async (batch) => {
          if (wrote) await commit(batch);
          throw new Error('disk full');
        });
      const last = await append(opened('a-1'), paid('a-1', 1), paid('a-1', 2), paid('a-1', 3), paid('a-1', 4));
      expect(await runner.waitForPosition(last, 10_000)).toBe(true);
      expect((await views.get(accounts, 'a-1'))?.balance).toBe(10);
      expect((await views.get(totals, 'all'))?.paid).toBe(10);
    });

    it('permanently, stops, and the next process continues after the last commit', async () => {
      const runner = await startRunner(both(), { liveBatch: 1, retryDelaysMs: [] });
      await runner.waitForPosition(await append(opened('a-1'), paid('a-1', 1)), 10_000);
      const broken = jest.spyOn(views, 'commit').mockRejectedValue(new Error('disk full'));
      const last = await append(paid('a-1', 2), paid('a-1', 3));
      const status = await until(runner, ({ projections }) => projections.every((each) => each.status === 'stopped'));
      expect(of(status, 'totals')).toEqual({
        name: 'totals',
        version: 1,
        status: 'stopped',
        position: 1n,
        stopped: { cause: 'store', at: null, reason: 'Error: disk full' },
      });
      expect(await runner.waitForPosition(1n, 0)).toBe(false);
      await runner.stop();

      broken.mockRestore();
      const next = await startRunner(both());
      expect(await next.waitForPosition(last, 10_000)).toBe(true);
      expect((await views.get(totals, 'all'))?.paid).toBe(6);
    });
  });

  describe('when the disk is full', () => {
    const full = (): Promise<never> => Promise.reject(new ReadModelsDiskFull('no room to write views.db'));

    it('says so, waits without end, and goes on by itself', async () => {
      const runner = await startRunner(both(), { retryDelaysMs: [0, 0] });
      await runner.waitForPosition(await append(opened('a-1'), paid('a-1', 1)), 10_000);
      const commit = jest.spyOn(views, 'commit').mockImplementation(full);
      const last = await append(paid('a-1', 2));
      while (commit.mock.calls.length < 10) await nextTurn();
      const status = await runner.status();
      expect(status).toMatchObject({ waitingFor: 'no room to write views.db' });
      expect(status.projections.map((each) => each.status)).toEqual(['live', 'live']);
      commit.mockRestore();
      expect(await runner.waitForPosition(last, 10_000)).toBe(true);
      expect((await views.get(totals, 'all'))?.paid).toBe(3);
      expect(await runner.status()).not.toHaveProperty('waitingFor');
    });

    it('activates a new version once there is room', async () => {
      const last = await append(opened('a-1'), paid('a-1', 1));
      const activate = jest.spyOn(views, 'activate').mockImplementation(full);
      const original = views.prepare.bind(views);
      const prepare = jest
        .spyOn(views, 'prepare')
        .mockImplementation((collection, build) => (build ? original(collection, build) : full()));
      const runner = await startRunner([accountProjection()], { retryDelaysMs: [0] });
      while (prepare.mock.calls.length < 5) await nextTurn();
      prepare.mockRestore();
      while (activate.mock.calls.length < 5) await nextTurn();
      expect(await runner.status()).toMatchObject({ waitingFor: expect.stringContaining('no room') as unknown });
      activate.mockRestore();
      expect(await runner.waitForPosition(last, 10_000)).toBe(true);
      expect((await views.get(accounts, 'a-1'))?.balance).toBe(1);
    });

    it('stops on request', async () => {
      const runner = await startRunner(both(), { retryDelaysMs: [60_000] });
      await runner.waitForPosition(await append(opened('a-1')), 10_000);
      const commit = jest.spyOn(views, 'commit').mockImplementation(full);
      await append(paid('a-1', 2));
      while (commit.mock.calls.length < 1) await nextTurn();
      await runner.stop();
    });
  });

  it('stops every projection at an unknown event type, with everything before it applied', async () => {
    const runner = await startRunner(both(), { codec: codecOf('Opened', 'Paid', 'Closed') });
    await append(opened('a-1'), paid('a-1', 5), { stream: 'a-1', type: 'Strange', data: {} }, paid('a-1', 7));
    const { projections } = await until(runner, (status) =>
      status.projections.every((each) => each.status === 'stopped'),
    );
    for (const each of projections) {
      expect(each).toMatchObject({ position: 1n, stopped: { at: 2n, reason: expect.stringContaining('Strange') } });
    }
    expect((await views.get(accounts, 'a-1'))?.balance).toBe(5);
    expect(await views.checkpoint('totals', 1)).toBe(1n);
  });

  it('does the same while it builds a new version, which then does not become active', async () => {
    await append(opened('a-1'), { stream: 'a-1', type: 'Strange', data: {} });
    const runner = await startRunner(both(), { codec: codecOf('Opened', 'Paid', 'Closed') });
    const status = await until(runner, ({ projections }) => projections.every((each) => each.status === 'stopped'));
    expect(of(status, 'accounts')).toMatchObject({ position: 0n, stopped: { at: 1n } });
    expect(await views.activeVersion(accounts.name)).toBeNull();
  });

  describe('at a damaged event', () => {
    const damaged = new LogDamaged(2n, 'a-1', 'its hash differs');
    const stoppedThere = { cause: 'event', at: 2n, reason: expect.stringContaining('at position 2') as unknown };
    const areStopped = ({ projections }: ProgressStatus): boolean =>
      projections.every((each) => each.status === 'stopped');
    const retryDelaysMs = [0, 0, 0];

    it('stops every projection without a retry, with everything before it applied', async () => {
      const subscribe = events.subscribe.bind(events);
      const subscriptions = jest.spyOn(events, 'subscribe').mockImplementation(async function* (options) {
        for await (const message of subscribe(options)) {
          if (message.kind === 'event' && message.event.position === 2n) throw damaged;
          yield message;
        }
      });
      const runner = await startRunner(both(), { retryDelaysMs });
      await append(opened('a-1'), paid('a-1', 5), paid('a-1', 6), paid('a-1', 7));
      const { projections } = await until(runner, areStopped);
      for (const each of projections) expect(each).toMatchObject({ position: 1n, stopped: stoppedThere });
      expect((await views.get(accounts, 'a-1'))?.balance).toBe(5);
      expect(subscriptions).toHaveBeenCalledTimes(1);
    });

    it('does not activate a new version', async () => {
      await append(opened('a-1'), paid('a-1', 5), paid('a-1', 6));
      const reads = jest.spyOn(events, 'readAll').mockRejectedValue(damaged);
      const runner = await startRunner(both(), { retryDelaysMs });
      const status = await until(runner, areStopped);
      expect(of(status, 'accounts')).toMatchObject({ stopped: stoppedThere });
      expect(await views.activeVersion(accounts.name)).toBeNull();
      expect(reads).toHaveBeenCalledTimes(1);
    });
  });

  it('stops only the projection whose handler throws, and discards the partial changes of that handler', async () => {
    const poisoned = totalProjection((amount) => {
      if (amount === 13) throw new RangeError('thirteen');
    });
    const runner = await startRunner([accountProjection(), poisoned]);
    const position = await append(opened('a-1'), paid('a-1', 1), paid('a-1', 2), paid('a-1', 13), paid('a-1', 4));
    const status = await until(
      runner,
      (now) => of(now, 'accounts').position === position && of(now, 'totals').status === 'stopped',
    );
    expect(of(status, 'accounts').status).toBe('live');
    expect(of(status, 'totals')).toMatchObject({
      status: 'stopped',
      position: 2n,
      stopped: { cause: 'event', at: 3n, reason: 'RangeError: thirteen' },
    });
    expect((await views.get(accounts, 'a-1'))?.balance).toBe(20);
    expect((await views.get(totals, 'all'))?.paid).toBe(3);
    expect(await runner.waitForPosition(position, 0)).toBe(true);
  });

  it('lets a projection that lags behind catch up with the others', async () => {
    const poisoned = totalProjection(() => {
      throw new Error('a fault in the code');
    });
    const faulty = await startRunner([accountProjection(), poisoned]);
    const behind = await append(opened('a-1'), paid('a-1', 1), paid('a-1', 2));
    await until(faulty, (now) => of(now, 'accounts').position === behind);
    await faulty.stop();

    const repaired = await startRunner(both(), { rebuildBatch: 1 });
    const last = await append(paid('a-1', 3));
    expect(await repaired.waitForPosition(last, 10_000)).toBe(true);
    expect((await views.get(totals, 'all'))?.paid).toBe(6);
    expect((await views.get(accounts, 'a-1'))?.balance).toBe(6);
  });

  it('stops a projection whose checkpoint another runner moved', async () => {
    const runner = await startRunner(both());
    await runner.waitForPosition(await append(opened('a-1'), paid('a-1', 1)), 10_000);
    await views.commit({
      position: 5n,
      puts: [],
      deletes: [],
      checkpoints: [{ projection: 'totals', version: 1, from: 1n }],
    });
    const last = await append(paid('a-1', 2));
    const status = await until(runner, (now) => of(now, 'accounts').position === last);
    expect(of(status, 'totals')).toMatchObject({
      status: 'stopped',
      position: 1n,
      stopped: { cause: 'store', at: null, reason: expect.stringContaining('CheckpointConflict') },
    });
    expect((await views.get(accounts, 'a-1'))?.balance).toBe(3);
    expect((await views.get(totals, 'all'))?.paid).toBe(1);
  });

  it('builds a new version beside the old one while events arrive, then swaps', async () => {
    const first = await startRunner(both());
    await first.waitForPosition(await append(opened('a-1'), paid('a-1', 1), opened('a-2'), paid('a-2', 2)), 10_000);
    await first.stop();

    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const renewed = accountProjection(2, 'new');
    const held: Projection = {
      ...renewed,
      handlers: {
        ...renewed.handlers,
        Closed: async (event, batch) => (await gate, renewed.handlers['Closed']!(event, batch)),
      },
    };
    await append(closed('a-2'));
    const second = await startRunner([held, totalProjection()], { rebuildBatch: 2 });
    const meanwhile = await append(paid('a-1', 10), opened('a-3', 'Chi'));
    const status = await until(second, (now) => of(now, 'totals').position === meanwhile);
    expect(of(status, 'accounts')).toMatchObject({ status: 'rebuilding', version: 2 });
    expect(await views.get(accounts, 'a-1')).toEqual({ id: 'a-1', owner: 'An', balance: 1 });

    release();
    const last = await append(paid('a-3', 30));
    const swapped = await until(
      second,
      (now) =>
        of(now, 'accounts').status === 'live' &&
        of(now, 'accounts').position === last &&
        of(now, 'totals').position === last,
    );
    expect(of(swapped, 'accounts').version).toBe(2);
    expect((await views.find(accounts, { limit: 10 })).items).toEqual([
      { id: 'a-1', owner: 'An', balance: 11, note: 'new' },
      { id: 'a-3', owner: 'Chi', balance: 30, note: 'new' },
    ]);
    expect(await views.checkpoints()).toEqual([
      { projection: 'accounts', version: 2, position: last },
      { projection: 'totals', version: 1, position: last },
    ]);
    expect(await second.waitForPosition(await append(paid('a-3', 3)), 10_000)).toBe(true);
    expect((await views.get(accounts, 'a-3'))?.balance).toBe(33);
  });

  it('loses no event that arrives while a new version joins the live ones', async () => {
    await append(opened('a-1'), paid('a-1', 1));
    const first = await startRunner([totalProjection()]);
    await first.waitForPosition(1n, 10_000);
    await first.stop();

    let arrivals = 0;
    const arrive = async (): Promise<void> => {
      arrivals += 1;
      await append(paid('a-1', 1));
      for (let turn = 0; turn < 20; turn += 1) await nextTurn();
    };
    const readAll = events.readAll.bind(events);
    jest.spyOn(events, 'readAll').mockImplementation(async (options) => {
      const page = await readAll(options);
      if (arrivals < 2) await arrive();
      return page;
    });
    const serve = views.activate.bind(views);
    jest.spyOn(views, 'activate').mockImplementation(async (collections, projection) => {
      await arrive();
      await serve(collections, projection);
    });
    const second = await startRunner(both());
    await until(second, (now) => of(now, 'accounts').status === 'live');
    expect(arrivals).toBe(3);
    await second.waitForPosition(await append(paid('a-1', 1)), 10_000);
    expect((await views.get(accounts, 'a-1'))?.balance).toBe(5);
    expect((await views.get(totals, 'all'))?.paid).toBe(5);
  });

  it('continues a half-built version, and drops one that is no longer needed', async () => {
    await append(opened('a-1'), paid('a-1', 1), paid('a-1', 2));
    const v2 = { spec: accounts, version: 2 };
    await views.prepare(v2, 'bulk');
    await views.commit({
      position: 1n,
      puts: [{ collection: v2, doc: { id: 'a-1', owner: 'from the half-built one', balance: 1 } as Account }],
      deletes: [],
      checkpoints: [{ projection: 'accounts', version: 2, from: null }],
    });
    const goesOn = await startRunner([accountProjection(2)]);
    await goesOn.waitForPosition(2n, 10_000);
    expect(await views.get(accounts, 'a-1')).toEqual({ id: 'a-1', owner: 'from the half-built one', balance: 3 });
    await goesOn.stop();

    await views.prepare({ spec: accounts, version: 3 }, 'bulk');
    await views.commit({
      position: 1n,
      puts: [],
      deletes: [],
      checkpoints: [{ projection: 'accounts', version: 3, from: null }],
    });
    await startRunner([accountProjection(2)]);
    expect(await views.checkpoints()).toEqual([{ projection: 'accounts', version: 2, position: 2n }]);
  });

  it('rebuilds exactly what it built live, whatever the batch sizes', async () => {
    let version = 1;
    const anEvent = fc.oneof(
      fc.record({ kind: fc.constant('opened' as const), key: fc.nat(4), amount: fc.nat(9) }),
      fc.record({ kind: fc.constant('paid' as const), key: fc.nat(4), amount: fc.nat(9) }),
      fc.record({ kind: fc.constant('closed' as const), key: fc.nat(4), amount: fc.nat(9) }),
    );
    const batches = fc.record({
      liveBatch: fc.integer({ min: 1, max: 7 }),
      rebuildBatch: fc.integer({ min: 1, max: 20 }),
      rebuildPage: fc.integer({ min: 1, max: 7 }),
      maxChanges: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anEvent, { minLength: 1, maxLength: 20 }), batches, async (plain, sizes) => {
        const live = await startRunner([accountProjection(version)], { ...sizes, cachedDocuments: 1 });
        const last = await append(
          ...plain.map(({ kind, key, amount }) =>
            kind === 'opened' ? opened(`a-${key}`) : kind === 'paid' ? paid(`a-${key}`, amount) : closed(`a-${key}`),
          ),
        );
        await live.waitForPosition(last, 10_000);
        await live.stop();
        const builtLive = (await views.find(accounts, { limit: 100 })).items;
        version += 1;
        const rebuilt = await startRunner([accountProjection(version)], sizes);
        await rebuilt.waitForPosition(last, 10_000);
        await rebuilt.stop();
        expect(await views.activeVersion(accounts.name)).toBe(version);
        expect((await views.find(accounts, { limit: 100 })).items).toEqual(builtLive);
      }),
      { numRuns: 15 },
    );
  });

  describe('while a rebuild holds its transaction open over several pages', () => {
    const small = { rebuildPage: 2 };
    const log = [opened('a-1'), paid('a-1', 1), paid('a-1', 2), paid('a-1', 3), paid('a-1', 13), paid('a-1', 4)];

    it('does not ask the store for documents that it has not written yet', async () => {
      const last = await append(paid('a-1', 1), paid('a-2', 2));
      const load = jest.spyOn(views, 'load');
      const runner = await startRunner([totalProjection()], { rebuildBatch: 1, cachedDocuments: 1 });
      await runner.waitForPosition(last, 10_000);
      expect(load).not.toHaveBeenCalled();
      expect(await views.get(totals, 'all')).toMatchObject({ paid: 3 });
    });

    it('asks for those that a commit may have written although it failed', async () => {
      const last = await append(paid('a-1', 1), paid('a-2', 2));
      const commit = views.commit.bind(views);
      jest.spyOn(views, 'commit').mockImplementationOnce(async (batch) => {
        await commit(batch);
        throw new Error('the answer was lost');
      });
      const runner = await startRunner([totalProjection()], { rebuildBatch: 1 });
      await runner.waitForPosition(last, 10_000);
      expect(await views.get(totals, 'all')).toMatchObject({ paid: 3 });
    });

    it('writes a document that many events change once', async () => {
      const last = await append(...log);
      const seen = commits();
      await (await startRunner(both(), small)).waitForPosition(last, 10_000);
      expect(seen.map((batch) => batch.puts.length)).toEqual([2]);
      expect((await views.get(totals, 'all'))?.paid).toBe(23);
    });

    it('stops only the projection whose handler throws, right before that event', async () => {
      const last = await append(...log);
      const poisoned = totalProjection((amount) => {
        if (amount === 13) throw new RangeError('thirteen');
      });
      const runner = await startRunner([accountProjection(), poisoned], small);
      const status = await until(
        runner,
        (now) => of(now, 'accounts').status === 'live' && of(now, 'totals').status === 'stopped',
      );
      expect(of(status, 'accounts').position).toBe(last);
      expect((await views.get(accounts, 'a-1'))?.balance).toBe(23);
      expect(of(status, 'totals')).toMatchObject({ position: last - 2n, stopped: { at: last - 1n } });
      expect(await views.checkpoint('totals', 1)).toBe(last - 2n);
    });

    it('stops at an unknown event type, with everything before it applied', async () => {
      const last = await append(...log, { stream: 'a-1', type: 'Strange', data: {} }, paid('a-1', 7));
      const runner = await startRunner(both(), { ...small, codec: codecOf('Opened', 'Paid', 'Closed') });
      const status = await until(runner, ({ projections }) => projections.every((each) => each.status === 'stopped'));
      expect(of(status, 'totals')).toMatchObject({ position: last - 2n, stopped: { at: last - 1n } });
      expect(await views.checkpoint('accounts', 1)).toBe(last - 2n);
    });

    it.each([
      ['before it wrote', false],
      ['after it wrote', true],
    ])('starts it over when the commit fails %s', async (_when, wrote) => {
      const last = await append(...log);
      const commit = views.commit.bind(views);
      jest.spyOn(views, 'commit').mockImplementationOnce(async (batch) => {
        if (wrote) await commit(batch);
        throw new Error('disk full');
      });
      const runner = await startRunner(both(), { ...small, rebuildBatch: 4 });
      expect(await runner.waitForPosition(last, 10_000)).toBe(true);
      expect((await views.get(accounts, 'a-1'))?.balance).toBe(23);
      expect((await views.get(totals, 'all'))?.paid).toBe(23);
    });
  });

  it('refuses to start when a checkpoint is ahead of the log', async () => {
    const runner = await startRunner(both());
    await runner.waitForPosition(await append(opened('a-1'), paid('a-1', 1)), 10_000);
    await runner.stop();
    await events.close();

    events = new InMemoryEventStore();
    await append(opened('a-1'));
    await expect(startRunner(both())).rejects.toThrow(CheckpointAheadOfLog);
    await expect(startRunner(both())).rejects.toThrow('restored from an older copy');
  });

  it('stops a projection that changed its collections under the same version', async () => {
    await (await startRunner([accountProjection()])).stop();
    const grown = { ...accountProjection(), collections: [accounts, totals] };
    const { projections } = await (await startRunner([grown])).status();
    expect(projections[0]).toMatchObject({
      status: 'stopped',
      stopped: { cause: 'definition', reason: expect.stringContaining('raise its version') },
    });
  });

  it('stops a projection that uses the collection of another', async () => {
    const nosy = defineProjection<Opened>({
      name: 'nosy',
      version: 1,
      collections: [totals],
      handlers: { Opened: async (event, batch) => void (await batch.get(accounts, event.stream)) },
    });
    const runner = await startRunner([accountProjection(), nosy]);
    await append(opened('a-1'));
    const status = await until(runner, (now) => of(now, 'nosy').status === 'stopped');
    expect(of(status, 'nosy').stopped).toMatchObject({
      at: 0n,
      reason: expect.stringContaining('not a collection of nosy'),
    });
  });

  it('reports a position that was not processed in time, and at once when it stops', async () => {
    const runner = await startRunner(both());
    await runner.waitForPosition(await append(opened('a-1')), 10_000);
    expect(await runner.waitForPosition(0n, 0)).toBe(true);
    expect(await runner.waitForPosition(1n, 1)).toBe(false);
    const waiting = runner.waitForPosition(1n, 60_000);
    await runner.stop();
    expect(await waiting).toBe(false);
  });
});

describe('ProjectionRunner', () => {
  it.each([
    ['name', [accountProjection(1), accountProjection(2)], 'accounts belongs to two projections'],
    [
      'collection',
      [accountProjection(), { ...accountProjection(), name: 'other' }],
      'account belongs to two projections',
    ],
  ])('refuses two projections with one %s', (_, projections, message) => {
    const options = {
      eventStore: new InMemoryEventStore(),
      codec: everyType,
      views: new InMemoryViewStore(),
      projections,
    };
    expect(() => new ProjectionRunner(options)).toThrow(message);
  });
});
