import { campaignsEventTypes } from '@app/campaigns/read-models';
import { EventCodec, EventRegistry, InMemoryEventStore, LogDamaged, UnknownEventType } from '@app/event-store';
import { east, id, recorded, targetFor } from '../specs/a-history.js';
import { readDecodedLog } from './decoded-log.js';

const codec = new EventCodec(new EventRegistry(campaignsEventTypes));
const everything = () => true;
const assigned = targetFor(east, 'PHASE_1', 40);

const append = (store: InMemoryEventStore, stream: string, from: number, count: number) =>
  store.append(
    stream,
    'any',
    Array.from({ length: count }, (_, index) => codec.encode(id(from + index), assigned, recorded(assigned).metadata)),
  );

const positions = async (events: AsyncIterable<{ readonly position: bigint }>): Promise<readonly bigint[]> => {
  const read: bigint[] = [];
  for await (const { position } of events) read.push(position);
  return read;
};

test.each([0, 1, 999, 1000, 1001, 2500])('reads a log of %d events once, in order', async (count) => {
  const store = new InMemoryEventStore();
  await append(store, 'target-a', 0, count);
  const expected = Array.from({ length: count }, (_, index) => BigInt(index));
  expect(await positions(readDecodedLog(store, codec, everything))).toEqual(expected);
});

test('ends at the head it found at the start', async () => {
  const store = new InMemoryEventStore();
  await append(store, 'target-a', 0, 1500);
  const log = readDecodedLog(store, codec, everything);
  const first = await log.next();
  await append(store, 'target-a', 1500, 600);
  expect(first.value?.position).toBe(0n);
  expect(await positions(log)).toHaveLength(1499);
});

test('refuses a log that ends before its head', async () => {
  const store = new InMemoryEventStore();
  await append(store, 'target-a', 0, 3);
  jest.spyOn(store, 'head').mockResolvedValue(5n);
  await expect(positions(readDecodedLog(store, codec, everything))).rejects.toThrow(LogDamaged);
});

test('skips events that are not needed, even of unregistered types', async () => {
  const store = new InMemoryEventStore();
  const foreign = { id: id(1), type: 'SomethingElse', data: '{}', metadata: '{}' };
  await store.append('other-1', 'any', [foreign]);
  await append(store, 'target-a', 2, 2);
  expect(await positions(readDecodedLog(store, codec, ({ stream }) => stream.startsWith('target-')))).toEqual([1n, 2n]);
  await expect(positions(readDecodedLog(store, codec, everything))).rejects.toThrow(UnknownEventType);
});

test('yields to other work between pages', async () => {
  const store = new InMemoryEventStore();
  await append(store, 'target-a', 0, 3000);
  const log = readDecodedLog(store, codec, everything);
  let turns = 0;
  let reading = true;
  const otherWork = (): void => {
    turns += 1;
    if (reading) setImmediate(otherWork);
  };
  setImmediate(otherWork);
  await positions(log);
  reading = false;
  expect(turns).toBeGreaterThanOrEqual(3);
});
