import { wholeLog, type EventStore, type StoredEvent } from '@app/event-store';
import type { ReportProgress } from '../progress-bar.js';

/** Two logs that should contain the same events differ. */
export class LogsDiffer extends Error {
  constructor(count: number, one: StoredEvent | undefined, other: StoredEvent | undefined) {
    super(
      `hai sổ sự kiện khác nhau sau ${count} sự kiện / the logs differ after ${count} events: ` +
        `${nameOf(one)} ≠ ${nameOf(other)}`,
    );
    this.name = 'LogsDiffer';
  }
}

const nameOf = (event: StoredEvent | undefined): string =>
  event ? `${event.type} ${event.id} (${event.stream}@${event.revision})` : '–';

/** Compares everything but the position, which each store assigns itself. */
const isSame = (one: StoredEvent | undefined, other: StoredEvent | undefined): boolean =>
  one?.id === other?.id &&
  one?.stream === other?.stream &&
  one?.revision === other?.revision &&
  one?.type === other?.type &&
  one?.data === other?.data &&
  one?.metadata === other?.metadata;

/** Counts the events of `log` that `copy` has, and returns the first it lacks. @throws LogsDiffer at the first other event */
const compared = async (
  log: EventStore,
  copy: EventStore,
  report: ReportProgress,
): Promise<{ readonly count: number; readonly missing: StoredEvent | undefined }> => {
  const events = wholeLog(log);
  let count = 0;
  for await (const copied of wholeLog(copy)) {
    const { value } = await events.next();
    if (!isSame(value, copied)) throw new LogsDiffer(count, value, copied);
    report((count += 1));
  }
  return { count, missing: (await events.next()).value };
};

/**
 * Counts the events of `log` that `copy` already has.
 *
 * @throws LogsDiffer unless `copy` is a prefix of `log`, byte for byte
 */
export const copiedSoFar = async (log: EventStore, copy: EventStore): Promise<number> =>
  (await compared(log, copy, () => undefined)).count;

/** @throws LogsDiffer unless both contain the same events in the same order, byte for byte */
export const compareLogs = async (log: EventStore, copy: EventStore, report: ReportProgress): Promise<void> => {
  const { count, missing } = await compared(log, copy, report);
  if (missing) throw new LogsDiffer(count, missing, undefined);
};

/**
 * Appends to `to` the events of `from` after its first `already` ones, in log order. Ids, revisions and the bytes of
 * bodies stay unchanged. There must be no other writer.
 */
export const copyLog = async (
  from: EventStore,
  to: EventStore,
  already: number,
  report: ReportProgress,
): Promise<void> => {
  let count = 0;
  for await (const event of wholeLog(from)) {
    if (count >= already) {
      await to.append(event.stream, event.revision === 0n ? 'no-stream' : event.revision - 1n, [event]);
    }
    report((count += 1));
  }
};
