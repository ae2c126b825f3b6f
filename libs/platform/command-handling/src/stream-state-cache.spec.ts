import type { ReadStreamOptions } from '@app/event-store';
import { FaultInjectingEventStore, openSpecStores, type SpecStores } from '@app/testing';
import { LedgerDesk, categories, codec, ledger } from '../test/ledger.js';
import { StreamStateCache } from './stream-state-cache.js';

/** Notes what was asked of it. */
class WatchedStore extends FaultInjectingEventStore {
  readonly asked: (bigint | undefined)[] = [];
  /** Answers are held back until it resolves. */
  holdBack: Promise<void> = Promise.resolve();
  /** What the next reading fails with. */
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
  let desk: LedgerDesk;

  beforeEach(async () => {
    stores = await openSpecStores({ categories });
    store = new WatchedStore(stores.events);
    desk = new LedgerDesk(store);
  });
  afterEach(() => stores.dispose());

  it('knows nothing of a stream that does not exist, and keeps nothing of it', async () => {
    const states = new StreamStateCache(store, codec);
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 0, revision: null });
    await desk.move({ amount: 5 });
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 5, revision: 0n });
  });

  it('is as fresh as a full read, and reads only what is new', async () => {
    const states = new StreamStateCache(store, codec);
    await desk.move({ amount: 5, check: true });
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 5, revision: 1n });
    await desk.move({ key: 'k-2', amount: 2 });
    store.asked.length = 0;
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 7, revision: 2n });
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 7, revision: 2n });
    expect(store.asked).toEqual([2n, 3n]);
  });

  it('gives the same state again while nothing is new', async () => {
    const states = new StreamStateCache(store, codec);
    const lists = { initialState: [] as readonly number[], evolve: (all: readonly number[]) => [...all, all.length] };
    await desk.move();
    const { state } = await states.load(lists, 'ledger-a');
    expect((await states.load(lists, 'ledger-a')).state).toBe(state);
  });

  it('keeps folds of the same stream apart', async () => {
    const states = new StreamStateCache(store, codec);
    const counter = { initialState: 0, evolve: (count: number) => count + 1 };
    await desk.move({ amount: 5, check: true });
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 5, revision: 1n });
    expect(await states.load(counter, 'ledger-a')).toEqual({ state: 2, revision: 1n });
  });

  it('forgets the stream used longest ago, and reads it in full again', async () => {
    const states = new StreamStateCache(store, codec, 2);
    for (const account of ['a', 'b', 'c']) await desk.move({ key: account, account });
    await states.load(ledger, 'ledger-a');
    await states.load(ledger, 'ledger-b');
    await states.load(ledger, 'ledger-a');
    await states.load(ledger, 'ledger-c');
    store.asked.length = 0;
    expect(await states.load(ledger, 'ledger-a')).toEqual({ state: 5, revision: 0n });
    expect(await states.load(ledger, 'ledger-b')).toEqual({ state: 5, revision: 0n });
    expect(store.asked).toEqual([1n, 0n]);
  });

  it('lets those who ask during a reading share one that begins after they asked', async () => {
    const states = new StreamStateCache(store, codec);
    await desk.move({ amount: 5 });
    store.asked.length = 0;
    let goOn = (): void => undefined;
    store.holdBack = new Promise((resolve) => (goOn = resolve));
    const first = states.load(ledger, 'ledger-a');
    const early = states.load(ledger, 'ledger-a');
    await new LedgerDesk(stores.events).move({ key: 'k-2', amount: 2 });
    const late = [states.load(ledger, 'ledger-a'), states.load(ledger, 'ledger-a')];
    goOn();
    expect(await Promise.all([first, early, ...late])).toEqual([
      { state: 5, revision: 0n },
      ...Array.from({ length: 3 }, () => ({ state: 7, revision: 1n })),
    ]);
    expect(store.asked).toEqual([0n, 1n]);
  });

  it('goes on after a reading that failed', async () => {
    const states = new StreamStateCache(store, codec);
    await desk.move({ amount: 5 });
    store.refuseOnce = new Error('gone');
    const [first, second] = await Promise.allSettled([
      states.load(ledger, 'ledger-a'),
      states.load(ledger, 'ledger-a'),
    ]);
    expect(first).toMatchObject({ status: 'rejected', reason: { message: 'gone' } });
    expect(second).toEqual({ status: 'fulfilled', value: { state: 5, revision: 0n } });
  });

  it('answers two who ask at once alike', async () => {
    const states = new StreamStateCache(store, codec);
    await desk.move({ amount: 5 });
    const answers = await Promise.all([states.load(ledger, 'ledger-a'), states.load(ledger, 'ledger-a')]);
    expect(answers).toEqual([
      { state: 5, revision: 0n },
      { state: 5, revision: 0n },
    ]);
  });
});
