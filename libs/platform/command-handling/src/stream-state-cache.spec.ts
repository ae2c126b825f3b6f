import type { ReadStreamOptions } from '@app/event-store';
import { FaultInjectingEventStore, openSpecStores, type SpecStores } from '@app/testing';
import { LedgerClient, categories, codec, ledger } from '../test/ledger.js';
import { StreamStateCache } from './stream-state-cache.js';

/** Records the reads. */
class WatchedStore extends FaultInjectingEventStore {
  readonly asked: (bigint | undefined)[] = [];
  /** Reads wait until it resolves. */
  holdBack: Promise<void> = Promise.resolve();
  /** The error of the next read. */
  refuseOnce: Error | null = null;

  override async readStream(stream: string, options: ReadStreamOptions = {}) {
    if (!stream.startsWith('ledger-')) return super.readStream(stream, options);
    this.asked.push(options.from);
    const { refuseOnce } = this;
    this.refuseOnce = null;
    if (refuseOnce) throw refuseOnce;
    const events = await super.readStream(stream, options);
    await this.holdBack;
    return events;
  }
}

describe('StreamStateCache', () => {
  let stores: SpecStores;
  let store: WatchedStore;
  let client: LedgerClient;

  beforeEach(async () => {
    stores = await openSpecStores({ categories });
    store = new WatchedStore(stores.events);
    client = new LedgerClient(store);
  });
  afterEach(() => stores.dispose());

  it('returns the initial state for an absent stream, and does not cache it', async () => {
    const states = new StreamStateCache(store, codec);
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 0, revision: null });
    await client.move({ amount: 5 });
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 5, revision: 0n });
  });

  it('is as fresh as a full read, and reads only new events', async () => {
    const states = new StreamStateCache(store, codec);
    await client.move({ amount: 5, check: true });
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 5, revision: 1n });
    await client.move({ key: 'k-2', amount: 2 });
    store.asked.length = 0;
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 7, revision: 2n });
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 7, revision: 2n });
    expect(store.asked).toEqual([2n, 3n]);
  });

  it('returns the same state while there are no new events', async () => {
    const states = new StreamStateCache(store, codec);
    const lists = { initialState: [] as readonly number[], evolve: (all: readonly number[]) => [...all, all.length] };
    await client.move();
    const { state } = await states.load(lists, 'ledger-a');
    expect((await states.load(lists, 'ledger-a')).state).toBe(state);
  });

  it('keeps folds of the same stream apart', async () => {
    const states = new StreamStateCache(store, codec);
    const counter = { initialState: 0, evolve: (count: number) => count + 1 };
    await client.move({ amount: 5, check: true });
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 5, revision: 1n });
    expect(await states.load(counter, 'ledger-a')).toEqual({ state: 2, revision: 1n });
  });

  it('evicts the least recently used stream, and reads it in full again', async () => {
    const states = new StreamStateCache(store, codec, 2);
    for (const account of ['a', 'b', 'c']) await client.move({ key: account, account });
    await states.load(ledger, 'ledger-a');
    await states.load(ledger, 'ledger-b');
    await states.load(ledger, 'ledger-a');
    await states.load(ledger, 'ledger-c');
    store.asked.length = 0;
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 5, revision: 0n });
    expect(await states.load(ledger, 'ledger-b')).toEqual({ state: 5, revision: 0n });
    expect(store.asked).toEqual([1n, 0n]);
  });

  it('shares one read among calls made during a read; it starts after these calls', async () => {
    const states = new StreamStateCache(store, codec);
    await client.move({ amount: 5 });
    store.asked.length = 0;
    let goOn = (): void => undefined;
    store.holdBack = new Promise((resolve) => (goOn = resolve));
    const first = states.load(ledger, 'ledger-a');
    const early = states.load(ledger, 'ledger-a');
    await new LedgerClient(stores.events).move({ key: 'k-2', amount: 2 });
    const late = [states.load(ledger, 'ledger-a'), states.load(ledger, 'ledger-a')];
    goOn();
    expect(await Promise.all([first, early, ...late])).toEqual([
      { state: 5, revision: 0n },
      ...Array.from({ length: 3 }, () => ({ state: 7, revision: 1n })),
    ]);
    expect(store.asked).toEqual([0n, 1n]);
  });

  it('continues after a failed read', async () => {
    const states = new StreamStateCache(store, codec);
    await client.move({ amount: 5 });
    store.refuseOnce = new Error('gone');
    const [first, second] = await Promise.allSettled([
      states.load(ledger, 'ledger-a'),
      states.load(ledger, 'ledger-a'),
    ]);
    expect(first).toMatchObject({ status: 'rejected', reason: { message: 'gone' } });
    expect(second).toEqual({ status: 'fulfilled', value: { state: 5, revision: 0n } });
  });

  it('returns the same state to two concurrent calls', async () => {
    const states = new StreamStateCache(store, codec);
    await client.move({ amount: 5 });
    const answers = await Promise.all([states.load(ledger, 'ledger-a'), states.load(ledger, 'ledger-a')]);
    expect(answers).toEqual([
      { state: 5, revision: 0n },
      { state: 5, revision: 0n },
    ]);
  });
});
