import type { EventStore, StoredEvent } from '@app/event-store';

const PAGE = 1000;

/** Every event of a store in the order of its log. */
export const logOf = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const log: StoredEvent[] = [];
  for (let after = -1n, more = true; more;) {
    const page = await store.readAll({ after, limit: PAGE });
    log.push(...page);
    more = page.length === PAGE;
    after = page.at(-1)?.position ?? after;
  }
  return log;
};

/** Each event in an append of its own, in the order of the log: a store keeps none among appends at once. */
export const copyLog = async (log: readonly StoredEvent[], to: EventStore): Promise<void> => {
  for (const event of log) {
    await to.append(event.stream, event.revision === 0n ? 'no-stream' : event.revision - 1n, [event]);
  }
};
