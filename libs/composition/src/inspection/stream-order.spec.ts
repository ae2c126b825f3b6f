import { InMemoryEventStore, type StoredEvent } from '@app/event-store';
import { randomUUID } from 'node:crypto';
import { StreamOrder } from './stream-order.js';

describe('the order of streams', () => {
  /** Two names with one checksum. */
  const shared = ['unit-z362bsu', 'unit-16qyfm2e'] as const;
  let store: InMemoryEventStore;

  beforeEach(() => (store = new InMemoryEventStore()));

  const append = (stream: string) =>
    store.append(stream, 'any', [{ id: randomUUID(), type: 'Some', data: '{}', metadata: '{}' }]);
  const log = (): Promise<readonly StoredEvent[]> => store.readAll({ limit: 100 });
  const outOfOrder = async (events: readonly StoredEvent[]): Promise<readonly string[]> => {
    const order = new StreamOrder({
      readStream: async (stream, { from = 0n, limit = Infinity } = {}) =>
        events.filter((event) => event.stream === stream && event.revision >= from).slice(0, limit),
    });
    const found: string[] = [];
    for (const event of events) if (!(await order.isNext(event))) found.push(`${event.stream} ${event.revision}`);
    return found;
  };

  it('is right for streams that alternate, and for two whose names have one checksum', async () => {
    for (const stream of ['a', 'b', ...shared, 'b', 'a', ...shared, shared[0], shared[1]]) await append(stream);
    expect(await outOfOrder(await log())).toEqual([]);
  });

  it.each([
    ['its first event', 'a', 0n],
    ['an event in the middle', 'a', 1n],
    ['its first event, beside one of the same checksum', shared[1], 0n],
    ['an event in the middle, beside one of the same checksum', shared[1], 1n],
  ])('shows a stream that lacks %s', async (_, stream, revision) => {
    for (let round = 0; round < 3; round++) for (const each of ['a', ...shared]) await append(each);
    const events = (await log()).filter((event) => event.stream !== stream || event.revision !== revision);
    expect(await outOfOrder(events)).toContain(`${stream} ${revision + 1n}`);
  });

  it('shows an event that comes before its predecessor', async () => {
    for (let round = 0; round < 2; round++) await append('a');
    const [first, second] = await log();
    expect(
      await outOfOrder([
        { ...second!, position: 0n },
        { ...first!, position: 1n },
      ]),
    ).toEqual(['a 1', 'a 0']);
  });
});
