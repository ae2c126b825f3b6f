import { InMemoryEventStore, StoreUnavailable, type StoredEvent } from '@app/event-store';
import { ClockInformingEventStore } from './clock-informing-event-store.js';

class UnreachableAtFirst extends InMemoryEventStore {
  attempts = 0;

  override lastEvent(): Promise<StoredEvent | null> {
    if (this.attempts++ === 0) throw new StoreUnavailable('connection refused', 'not-written');
    return super.lastEvent();
  }
}

const event = { id: '00000000-0000-4000-8000-000000000001', type: 'Any', data: '{}', metadata: '{}' };

test('shows the last event of the log before the first read, once', async () => {
  const store = new InMemoryEventStore();
  await store.append('a', 'no-stream', [event]);
  const seen: string[] = [];
  const informing = new ClockInformingEventStore(store, ({ stream }) => seen.push(stream));
  await informing.readStream('b');
  await informing.readStream('b');
  expect(seen).toEqual(['a']);
});

test('an empty log has nothing to show', async () => {
  const seen: StoredEvent[] = [];
  const informing = new ClockInformingEventStore(new InMemoryEventStore(), (last) => seen.push(last));
  expect(await informing.readStream('b')).toEqual([]);
  expect(seen).toEqual([]);
});

test('reads nothing while the last event cannot be read, and tries again', async () => {
  const store = new UnreachableAtFirst();
  await store.append('a', 'no-stream', [event]);
  const seen: string[] = [];
  const informing = new ClockInformingEventStore(store, ({ stream }) => seen.push(stream));
  await expect(informing.readStream('a')).rejects.toThrow(StoreUnavailable);
  expect(await informing.readStream('a')).toHaveLength(1);
  expect(seen).toEqual(['a']);
});
