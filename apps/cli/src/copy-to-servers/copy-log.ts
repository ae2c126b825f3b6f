import { wholeLog, type EventStore, type StoredEvent } from '@app/event-store';
import type { ReportProgress } from '../progress-bar.js';

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

/** Positions are a store's own; everything else is the event. */
const isSame = (one: StoredEvent | undefined, other: StoredEvent | undefined): boolean =>
  one?.id === other?.id &&
  one?.stream === other?.stream &&
  one?.revision === other?.revision &&
  one?.type === other?.type &&
  one?.data === other?.data &&
  one?.metadata === other?.metadata;

/** How many events `copy` has of those in `log`, and the first it lacks. @throws LogsDiffer where it has anything else */
const compared = async (
  log: EventStore,
  copy: EventStore,
  tell: ReportProgress,
): Promise<{ readonly count: number; readonly missing: StoredEvent | undefined }> => {
  const events = wholeLog(log);
  let count = 0;
  for await (const copied of wholeLog(copy)) {
    const { value } = await events.next();
    if (!isSame(value, copied)) throw new LogsDiffer(count, value, copied);
    tell((count += 1));
  }
  return { count, missing: (await events.next()).value };
};

/**
 * How many events `copy` has already of those in `log`.
 *
 * @throws LogsDiffer unless it begins as `log` does, to the byte, and holds nothing more
 */
export const copiedSoFar = async (log: EventStore, copy: EventStore): Promise<number> =>
  (await compared(log, copy, () => undefined)).count;

/** @throws LogsDiffer unless both hold the same events in the same order, to the byte */
export const compareLogs = async (log: EventStore, copy: EventStore, tell: ReportProgress): Promise<void> => {
  const { count, missing } = await compared(log, copy, tell);
  if (missing) throw new LogsDiffer(count, missing, undefined);
};

/**
 * Appends to `to` what `from` holds behind its first `already` events, in the order of the log: ids, revisions and the bytes
 * of bodies stay as they are. Nobody else may write meanwhile.
 */
export const copyLog = async (
  from: EventStore,
  to: EventStore,
  already: number,
  tell: ReportProgress,
): Promise<void> => {
  let count = 0;
  for await (const event of wholeLog(from)) {
    if (count >= already) {
      await to.append(event.stream, event.revision === 0n ? 'no-stream' : event.revision - 1n, [event]);
    }
    tell((count += 1));
  }
};
