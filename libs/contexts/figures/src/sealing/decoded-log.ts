import { setImmediate as nextTurn } from 'node:timers/promises';
import { LogDamaged, type EventCodec, type EventStore, type RecordedEvent, type StoredEvent } from '@app/event-store';

const PAGE = 1000;

/**
 * Reads the log in order, from its first event to its head at the start, and decodes only `needed` events. Yields to
 * other work between pages.
 *
 * @throws UnknownEventType for a needed event of an unregistered type
 * @throws LogDamaged, also when the log ends before its head
 */
export async function* readDecodedLog(
  store: EventStore,
  codec: EventCodec,
  needed: (stored: StoredEvent) => boolean,
): AsyncGenerator<RecordedEvent, void> {
  const head = await store.head();
  if (head === null) return;
  for (let after: bigint | undefined; after === undefined || after < head;) {
    const page = await store.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
    for (const stored of page) {
      if (stored.position > head) return;
      if (needed(stored)) yield codec.decode(stored);
    }
    after = page.at(-1)?.position;
    if (after === undefined) throw new LogDamaged(head, null, 'events up to this position are missing');
    await nextTurn();
  }
}
