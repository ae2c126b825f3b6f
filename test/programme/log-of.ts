import { wholeLog, type EventStore, type StoredEvent } from '@app/event-store';

/** Every event of a store in the order of its log. */
export const logOf = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const log: StoredEvent[] = [];
  for await (const event of wholeLog(store)) log.push(event);
  return log;
};

/** Positions are a store's own. */
export const withoutPosition = ({ position: _, ...event }: StoredEvent): Omit<StoredEvent, 'position'> => event;

/** Each event in an append of its own, in the order of the log: a store keeps none among appends at once. */
export const copyLog = async (log: readonly StoredEvent[], to: EventStore): Promise<void> => {
  for (const event of log) {
    await to.append(event.stream, event.revision === 0n ? 'no-stream' : event.revision - 1n, [event]);
  }
};
