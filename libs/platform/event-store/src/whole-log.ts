import type { EventStore } from './port/event-store.js';
import type { StoredEvent } from './port/stored-event.js';

const PAGE = 1_000;

/** Reads all events in log order, page by page. Events appended meanwhile may be included. */
export async function* wholeLog(store: EventStore): AsyncGenerator<StoredEvent, undefined> {
  for (let after: bigint | undefined; ;) {
    const page = await store.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.position;
  }
}
