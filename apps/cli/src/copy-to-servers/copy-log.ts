import type { EventStore, StoredEvent } from '@app/event-store';

const PAGE = 1_000;

/** Told after each event how many there were. */
export type Tell = (count: number) => void;

/** Two logs that should hold the same do not. */
export class LogsDiffer extends Error {
  constructor(count: number, one: StoredEvent | undefined, other: StoredEvent | undefined) {
    super(
      `hai nhật ký khác nhau sau ${count} sự kiện / the logs differ behind ${count} events: ` +
        `${nameOf(one)} ≠ ${nameOf(other)}`,
    );
    this.name = 'LogsDiffer';
  }
}

const nameOf = (event: StoredEvent | undefined): string =>
  event ? `${event.type} ${event.id} (${event.stream}@${event.revision})` : '–';

/** The whole log in its order. */
export async function* eventsOf(store: EventStore): AsyncGenerator<StoredEvent, undefined> {
  for (let after: bigint | undefined; ;) {
    const page = await store.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.position;
  }
}

/** Positions are a store's own; everything else is the event. */
const isSame = (one: StoredEvent | undefined, other: StoredEvent | undefined): boolean =>
  one?.id === other?.id &&
  one?.stream === other?.stream &&
  one?.revision === other?.revision &&
  one?.type === other?.type &&
  one?.data === other?.data &&
  one?.metadata === other?.metadata;

/**
 * How many events `copy` has already of those in `log`.
 *
 * @throws LogsDiffer unless it begins as `log` does, to the byte, and holds nothing more
 */
export const copiedSoFar = async (log: EventStore, copy: EventStore): Promise<number> => {
  const events = eventsOf(log);
  let count = 0;
  for await (const copied of eventsOf(copy)) {
    const { value } = await events.next();
    if (!isSame(value, copied)) throw new LogsDiffer(count, value, copied);
    count += 1;
  }
  return count;
};

/**
 * Appends to `to` what `from` holds behind its first `already` events, in the order of the log: ids, revisions and the bytes
 * of bodies stay as they are. Nobody else may write meanwhile.
 */
export const copyLog = async (from: EventStore, to: EventStore, already: number, tell: Tell): Promise<void> => {
  let count = 0;
  for await (const event of eventsOf(from)) {
    if (count >= already) {
      await to.append(event.stream, event.revision === 0n ? 'no-stream' : event.revision - 1n, [event]);
    }
    tell((count += 1));
  }
};

/** @throws LogsDiffer unless both hold the same events in the same order, to the byte */
export const compareLogs = async (one: EventStore, other: EventStore, tell: Tell): Promise<void> => {
  const others = eventsOf(other);
  let count = 0;
  for await (const event of eventsOf(one)) {
    const { value } = await others.next();
    if (!isSame(event, value)) throw new LogsDiffer(count, event, value);
    tell((count += 1));
  }
  const { value: more } = await others.next();
  if (more) throw new LogsDiffer(count, undefined, more);
};
