import { EmbeddedEventStore, type EventToAppend } from '@app/event-store';
import { FileLog } from './file-log.js';
import { concurrently, interleave, median, rate, spread, type Measurement } from './measure.js';
import { encodeSubmission } from './sample-event.js';

const ROUNDS = 5;
const SEQUENTIAL = 4_000;
const GROUPED = 60_000;
const WRITERS = 64;
const STORED = 1_000_000;
const PER_LOAD = 500;

let streams = 0;
const appendNew = (store: EmbeddedEventStore, event: EventToAppend): Promise<unknown> =>
  store.append(`initiative-${String(streams++).padStart(12, '0')}`, 'no-stream', [event]);

/** Sequential durable appends, against sequential writes with one fdatasync each. */
export const sequentialAppend = async (folder: string): Promise<Measurement> => {
  const store = await EmbeddedEventStore.open({ folder, mode: 'writer' });
  const file = new FileLog(folder, 'limit.log');
  const { first, second } = await interleave(
    ROUNDS,
    () =>
      rate(SEQUENTIAL, async () => {
        for (let i = 0; i < SEQUENTIAL; i++) await appendNew(store, encodeSubmission(i));
      }),
    () =>
      rate(SEQUENTIAL, async () => {
        for (let i = 0; i < SEQUENTIAL; i++) file.appendNow(encodeSubmission(i));
      }),
  );
  file.remove();
  await store.close();
  return {
    name: 'sequential durable append / file + fdatasync',
    value: median(first) / median(second),
    unit: 'ratio',
    bound: { kind: 'at-least', value: 0.8 },
    detail: { 'appends/s': spread(first), 'file/s': spread(second) },
  };
};

/** 64 writers on a log of a million events, against 64 writers that share one fdatasync per turn. */
export const groupedAppend = async (folder: string): Promise<Measurement> => {
  const store = await EmbeddedEventStore.open({ folder, mode: 'writer' });
  for (let stored = 0; stored < STORED; stored += PER_LOAD) {
    const events = Array.from({ length: PER_LOAD }, (_, i) => encodeSubmission(stored + i));
    await store.append(`loaded-${stored}`, 'no-stream', events);
  }
  const file = new FileLog(folder, 'limit.log');
  const { first, second } = await interleave(
    ROUNDS,
    () => rate(GROUPED, () => concurrently(GROUPED, WRITERS, (i) => appendNew(store, encodeSubmission(i)))),
    () => rate(GROUPED, () => concurrently(GROUPED, WRITERS, (i) => file.appendGrouped(encodeSubmission(i)))),
  );
  file.remove();
  await store.close();
  return {
    name: 'durable append, 64 writers, 1 M events stored / grouped file',
    value: median(first) / median(second),
    unit: 'ratio',
    bound: { kind: 'at-least', value: 0.3 },
    detail: { 'appends/s': spread(first), 'file/s': spread(second) },
  };
};
