import { wholeLog, type EventStore } from '@app/event-store';
import { writtenCount } from '@app/texts';
import { serviceCodec } from '../read-models.js';
import type { Finding, ReportProgress } from './check.js';

/** How many events pass between two reports of progress. */
const REPORT_EVERY = 1_000;

/**
 * Reads every event as the service does, which checks its hash and its type, and that the revisions of each stream are
 * dense. The store itself knows whether its positions are.
 */
export const inspectLog = async (store: EventStore, report: ReportProgress): Promise<Finding> => {
  const head = await store.head();
  const codec = serviceCodec();
  const lastRevisions = new Map<string, bigint>();
  let events = 0;
  for await (const stored of wholeLog(store)) {
    const { stream, revision, position } = stored;
    const expected = (lastRevisions.get(stream) ?? -1n) + 1n;
    if (revision !== expected) {
      throw new Error(`position ${position}: ${stream} continues with revision ${revision}, not ${expected}`);
    }
    lastRevisions.set(stream, revision);
    codec.decode(stored);
    if (++events % REPORT_EVERY === 0) report(Number(position), Number(head ?? 0n));
  }
  const [count, streams] = [String(events), String(lastRevisions.size)];
  return {
    verdict: 'pass',
    detail: {
      vi: `${writtenCount(count, 'vi')} sự kiện trong ${writtenCount(streams, 'vi')} luồng, không thiếu và không đổi`,
      en: `${writtenCount(count, 'en')} events in ${writtenCount(streams, 'en')} streams, none missing, none changed`,
    },
  };
};
