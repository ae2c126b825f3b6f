import { wholeLog, type EventStore, type StoredEvent } from '@app/event-store';

/** Every event of a store in log order. */
export const logOf = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const log: StoredEvent[] = [];
  for await (const event of wholeLog(store)) log.push(event);
  return log;
};

/** Positions differ between stores. */
export const withoutPosition = ({ position: _, ...event }: StoredEvent): Omit<StoredEvent, 'position'> => event;

/** Appends each event separately, in log order: concurrent appends have no order. */
export const copyLog = async (log: readonly StoredEvent[], to: EventStore): Promise<void> => {
  for (const event of log) {
    await to.append(event.stream, event.revision === 0n ? 'no-stream' : event.revision - 1n, [event]);
  }
};
