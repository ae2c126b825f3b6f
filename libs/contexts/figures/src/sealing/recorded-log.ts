import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventCodec, EventStore, RecordedEvent, StoredEvent } from '@app/event-store';

const PAGE = 1000;

/**
 * The log from its first event to the head it had at the start, in order, without what is not `needed`: only the rest is
 * decoded. Other work of the process goes on between pages.
 *
 * @throws UnknownEventType for a needed event that nobody registered
 */
export async function* recordedLog(
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
