import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventCodec, EventStore, RecordedEvent, StoredEvent } from '@app/event-store';

const PAGE = 1000;

/**
 * Reads the log in order, from its first event to its head at the start, and decodes only `needed` events. Yields to
 * other work between pages.
 *
 * @throws UnknownEventType for a needed event of an unregistered type
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
    after = page.at(-1)?.position ?? head;
    await nextTurn();
  }
}
