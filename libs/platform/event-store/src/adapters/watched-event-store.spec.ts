import { randomUUID } from 'node:crypto';
import { LogReplaced, StoreUnavailable } from '../port/errors.js';
import type { AppendOptions, AppendResult, EventStore } from '../port/event-store.js';
import type { ExpectedRevision } from '../port/expected-revision.js';
import type { EventToAppend } from '../port/stored-event.js';
import { ForwardingEventStore } from './forwarding-event-store.js';
import { InMemoryEventStore } from './in-memory/in-memory-event-store.js';
import { WatchedEventStore } from './watched-event-store.js';

const HOUR_MS = 3_600_000;

const event = (): EventToAppend => ({ id: randomUUID(), type: 'Noted', data: '{}', metadata: '{}' });

/** A server: a spec gives it another log, or interrupts its calls. */
class SpecServer extends ForwardingEventStore {
  log: EventStore = this.store;
  identityOfLog: string | null = null;
  /** Happens during the next append, before the log gets it. */
  during: (() => void) | null = null;
  down = false;

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options?: AppendOptions,
  ): Promise<AppendResult> {
    this.during?.();
    this.during = null;
    return this.up().append(stream, expected, events, options);
  }
  override readStream: EventStore['readStream'] = async (...args) => this.up().readStream(...args);
  override readAll: EventStore['readAll'] = async (...args) => this.up().readAll(...args);
  override head: EventStore['head'] = async () => this.up().head();
  override lastEvent: EventStore['lastEvent'] = async () => this.up().lastEvent();
  override identity: EventStore['identity'] = async () => this.identityOfLog ?? this.up().identity();
  override subscribe: EventStore['subscribe'] = (options) => this.up().subscribe(options);

  private up(): EventStore {
    if (this.down) throw new StoreUnavailable('the server is down', 'unknown');
    return this.log;
  }
}

describe('WatchedEventStore', () => {
  let server: SpecServer;
  let store: WatchedEventStore;
  let told: LogReplaced[];
  const never = new AbortController().signal;

  beforeEach(() => {
    server = new SpecServer(new InMemoryEventStore());
    told = [];
    store = new WatchedEventStore(server, {
      compareEveryMs: HOUR_MS,
      compareBeforeAppendTo: ['founding-organisation'],
      onReplaced: (error) => told.push(error),
    });
  });
  afterEach(() => store.close());

  const note = (stream: string, given = event()): Promise<AppendResult> => store.append(stream, 'no-stream', [given]);
  /** Every later call is refused, without another look at the server. */
  const expectRefused = async (message: string): Promise<void> => {
    server.down = true;
    const calls = [
      () => store.readStream('note-1'),
      () => store.readAll({ limit: 1 }),
      () => store.head(),
      () => store.lastEvent(),
      () => store.identity(),
      () => note('note-9'),
      async () => {
        for await (const each of store.subscribe({ signal: never })) expect(each).toBeUndefined();
      },
    ];
    for (const call of calls) await expect(call()).rejects.toThrow(message);
    expect(told.map(({ name }) => name)).toEqual(['LogReplaced']);
  };

  it('refuses another log from the first comparison on, and tells it once', async () => {
    await note('note-1');
    const before = await server.log.identity();
    server.log = new InMemoryEventStore();
    store.suspect();
    await expect(store.readStream('note-1')).rejects.toThrow(LogReplaced);
    await expectRefused(`its identity is ${await server.log.identity()}, it was ${before}`);
  });

  it.each([
    ['written', async () => undefined],
    ['read', async () => void (await store.readAll({ limit: 10 }))],
  ])('refuses an older copy, which lacks an event that was %s', async (_, read) => {
    await note('note-1');
    await server.log.append('note-2', 'no-stream', [event()]);
    await read();
    server.identityOfLog = await server.log.identity();
    server.log = new InMemoryEventStore();
    store.suspect();
    await expect(store.head()).rejects.toThrow(/an older copy: the event at position \d \(note-[12]@0\) is gone/);
    await expectRefused('an older copy');
  });

  it('compares at an interval, and ends subscriptions', async () => {
    jest.useFakeTimers();
    const often = new WatchedEventStore(server, { compareEveryMs: 1_000 });
    await often.append('note-1', 'no-stream', [event()]);
    const messages = often.subscribe({ signal: never })[Symbol.asyncIterator]();
    while ((await messages.next()).value?.kind !== 'caught-up');
    const next = messages.next();
    server.log = new InMemoryEventStore();
    jest.advanceTimersByTime(1_000);
    jest.useRealTimers();
    await expect(next).rejects.toThrow(LogReplaced);
    await often.close();
  });

  it('writes nothing to certain streams of another log', async () => {
    await note('note-1');
    server.log = new InMemoryEventStore();
    await expect(note('founding-organisation')).rejects.toThrow(LogReplaced);
    expect(await server.log.head()).toBeNull();
  });

  it('does not acknowledge what went to another log when the call was interrupted and retried below', async () => {
    await note('note-1');
    server.during = () => {
      server.log = new InMemoryEventStore();
      store.suspect();
    };
    await expect(note('note-2')).rejects.toThrow(LogReplaced);
  });

  it('does not acknowledge what went to a shorter log, though no call was interrupted', async () => {
    await note('note-1');
    server.log = new InMemoryEventStore();
    await expect(note('note-2')).rejects.toThrow(LogReplaced);
  });

  it('does not pass on what it read after an outage from another log', async () => {
    await note('note-1');
    server.down = true;
    await expect(store.readStream('note-1')).rejects.toThrow('the server is down');
    server.down = false;
    server.log = new InMemoryEventStore();
    await expect(store.readStream('note-1')).rejects.toThrow(LogReplaced);
  });

  it('goes on after an outage with the same log', async () => {
    const first = event();
    const result = await note('note-1', first);
    await note('note-2');
    server.down = true;
    await expect(note('note-3')).rejects.toThrow(StoreUnavailable);
    server.down = false;
    expect(await note('note-3')).toMatchObject({ revision: 0n });
    // A retry has an older position, which is no reason to refuse.
    expect(await note('note-1', first)).toEqual(result);
    expect(told).toEqual([]);
  });

  it('does not take a log that grows during a read for an older one', async () => {
    await note('note-1');
    const heads = Promise.all([store.head(), note('note-2'), store.head(), note('note-3'), store.head()]);
    await expect(heads).resolves.toHaveLength(5);
    expect(told).toEqual([]);
  });
});
