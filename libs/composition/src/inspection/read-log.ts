import { wholeLog, type EventStore } from '@app/event-store';
import { memberIdOf } from '@app/organisation/read-models';
import { serviceCodec } from '../read-models.js';
import type { ReportProgress } from './check.js';
import { StreamOrder } from './stream-order.js';

/** What one pass over the log found, for every check that needs it. */
export interface LogReading {
  readonly events: number;
  readonly streams: number;
  readonly members: readonly string[];
  /** The first event that the service could not work with although its hash is right; null if there is none. */
  readonly fault: Error | null;
}

/** How many events pass between two reports of progress. */
const REPORT_EVERY = 1_000;

/**
 * Reads every event as the service does, which checks its hash and its type, and that the revisions of each stream are
 * dense. The store itself knows whether its positions are.
 *
 * @throws LogDamaged; StoreUnavailable
 */
export const readLog = async (store: EventStore, report: ReportProgress): Promise<LogReading> => {
  const head = await store.head();
  const codec = serviceCodec();
  const order = new StreamOrder(store);
  const members: string[] = [];
  let [events, streams] = [0, 0];
  let fault: Error | null = null;
  for await (const stored of wholeLog(store)) {
    const { stream, revision, position } = stored;
    if (revision === 0n) {
      streams++;
      const memberId = memberIdOf(stream);
      if (memberId !== null) members.push(memberId);
    }
    try {
      if (!(await order.isNext(stored))) {
        throw new Error(`position ${position}: ${stream} continues with revision ${revision}, not the next one`);
      }
      codec.decode(stored);
    } catch (error) {
      fault ??= error instanceof Error ? error : new Error(String(error));
    }
    if (++events % REPORT_EVERY === 0) report(Number(position), Number(head ?? 0n));
  }
  return { events, streams, members, fault };
};

/** Reads once, for whichever check asks first, which also sees the progress. */
export const readOnce = (
  read: (report: ReportProgress) => Promise<LogReading>,
): ((report: ReportProgress) => Promise<LogReading>) => {
  let reading: Promise<LogReading> | null = null;
  return (report) => (reading ??= read(report));
};
