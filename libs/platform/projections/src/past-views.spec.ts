import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventCodec, EventRegistry, InMemoryEventStore, UnknownEventType } from '@app/event-store';
import type { CollectionSpec } from '@app/read-models';
import { recordedEvents } from '@app/testing';
import { PastViews, PastViewsNotReady, type PastViewsOptions } from './past-views.js';
import type { Projection } from './projection.js';

interface Count {
  readonly id: string;
  readonly events: number;
}

const counts: CollectionSpec<Count> = { name: 'count', fields: {}, indexes: [] };
const seen: CollectionSpec = { name: 'seen', fields: {}, indexes: [] };

/** Counts the events of each stream, and keeps a document of each event for itself. */
const projection: Projection = {
  name: 'counts',
  version: 1,
  collections: [counts, seen],
  handlers: {
    Noted: async ({ id, stream }, views) => {
      const known = views.peek(counts, stream) ?? (await views.get(counts, stream));
      views.put(counts, { id: stream, events: (known?.events ?? 0) + 1 });
      views.put(seen, { id });
    },
    Struck: ({ stream }, views) => views.delete(counts, stream),
  },
};

describe('PastViews', () => {
  const registry = new EventRegistry(['Noted', 'Struck', 'Other'].map((type) => ({ type, storedName: type })));
  const codec = new EventCodec(registry);
  let events: InMemoryEventStore;

  beforeEach(() => {
    events = new InMemoryEventStore();
  });
  afterEach(() => events.close());

  /** Events of one stream each, a minute apart. */
  const append = async (...types: readonly string[]): Promise<void> => {
    const recorded = recordedEvents(types.map((type) => ({ stream: 'note-1', type, data: {} })));
    const encoded = recorded.map(({ id, event, metadata }) => codec.encode(id, event, metadata));
    await events.append('note-1', 'any', encoded);
  };
  const pastViews = (options: Partial<PastViewsOptions> = {}) =>
    new PastViews({ eventStore: events, codec, projection, scratch: [seen], ...options });
  const countAt = async (past: PastViews, asOf: string) => {
    const { views, last } = await past.at(asOf, true);
    return [(await views.get(counts, 'note-1'))?.events ?? null, last && Number(last.position)];
  };

  it('has what the events up to a position make, whatever it does not handle', async () => {
    await append('Noted', 'Other', 'Noted', 'Struck', 'Noted');
    const past = pastViews();
    const found = await Promise.all(['0', '1', '2', '3', '4'].map((asOf) => countAt(past, asOf)));
    expect(found).toEqual([
      [1, 0],
      [1, 1],
      [2, 2],
      [null, 3],
      [1, 4],
    ]);
    const { views } = await past.at('4', true);
    await expect(views.get(seen, 'any')).rejects.toThrow('no version of seen is active');
  });

  it('has the events recorded by an instant', async () => {
    await append('Noted', 'Noted', 'Noted');
    const past = pastViews();
    expect(await countAt(past, '2022-01-08T00:01:00.000Z')).toEqual([2, 1]);
    expect(await countAt(past, '2022-01-08T00:00:59.999Z')).toEqual([1, 0]);
    expect(await countAt(past, '2022-01-07T23:59:59.999Z')).toEqual([null, null]);
    expect(await countAt(past, '2032-01-08T00:00:00.000Z')).toEqual([3, 2]);
  });

  it('reads the log once for callers of one moment, and keeps the last moments', async () => {
    await append('Noted', 'Noted', 'Noted');
    const reads = jest.spyOn(events, 'readAll');
    const past = pastViews({ kept: 2 });
    const [first, second] = await Promise.all([past.at('1', true), past.at('1', true)]);
    expect(second).toBe(first);
    expect(reads).toHaveBeenCalledTimes(1);
    await past.at('2', true);
    expect(await past.at('1', true)).toBe(first);
    await past.at('0', true);
    expect(reads).toHaveBeenCalledTimes(3);
    expect(await past.at('2', true)).toBeDefined();
    expect(reads).toHaveBeenCalledTimes(4);
  });

  it('does not keep a moment to which events may still be added', async () => {
    await append('Noted');
    const past = pastViews();
    expect((await past.at('2032-01-08T00:00:00.000Z', false)).last?.position).toBe(0n);
    await append('Noted');
    expect((await past.at('2032-01-08T00:00:00.000Z', false)).last?.position).toBe(1n);
  });

  it('runs one replay at a time, lets a bounded number wait, and refuses the next', async () => {
    await append('Noted', 'Noted', 'Noted');
    let running = 0;
    let most = 0;
    const read = events.readAll.bind(events);
    jest.spyOn(events, 'readAll').mockImplementation(async (options) => {
      most = Math.max(most, (running += 1));
      await nextTurn();
      const page = await read(options);
      running -= 1;
      return page;
    });
    const past = pastViews({ waiting: 2 });
    const accepted = ['0', '1'].map((asOf) => past.at(asOf, true));
    await expect(past.at('2', true)).rejects.toThrow(PastViewsNotReady);
    const positions = (await Promise.all(accepted)).map(({ last }) => last?.position);
    expect(positions).toEqual([0n, 1n]);
    expect(most).toBe(1);
    expect((await past.at('2', true)).last?.position).toBe(2n);
  });

  it('does not make a caller wait for long, and has the moment for its next request', async () => {
    await append('Noted');
    const past = pastViews({ waitMs: 0 });
    const delayed = jest.spyOn(events, 'readAll');
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    delayed.mockImplementationOnce(async () => {
      await held;
      return [];
    });
    await expect(past.at('0', true)).rejects.toThrow(PastViewsNotReady);
    release();
    while (!(await past.at('0', true).catch(() => null)));
    expect(delayed).toHaveBeenCalledTimes(1);
  });

  it('hands a failure to whoever waits, and tries again for the next', async () => {
    await append('Noted');
    await events.append('note-2', 'any', [
      { id: '00000000-0000-4000-8000-000000000999', type: 'Foreign', data: '{}', metadata: '{}' },
    ]);
    const past = pastViews();
    await expect(past.at('1', true)).rejects.toThrow(UnknownEventType);
    await expect(past.at('1', true)).rejects.toThrow(UnknownEventType);
    expect((await past.at('0', true)).last?.position).toBe(0n);
  });
});
