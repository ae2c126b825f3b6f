import { randomUUID } from 'node:crypto';
import type { EventStore } from '@app/event-store';
import { EventStoreDbEventStore } from '@app/event-store/eventstoredb';
import { EventStoreDbTestServer } from '@app/eventstoredb-test-server';
import { NamespacedEventStore } from './namespaced-event-store.js';

/** An empty log on an EventStoreDB server. */
export interface SpecLog {
  /** A new connection; the caller closes it. */
  open(): EventStore;
  /** Call it after every connection is closed. */
  dispose(): Promise<void>;
}

/** Uses a fresh namespace on the EventStoreDB at `EVENTSTORE_URL`; without that variable, a new test server. */
export const openSpecLog = async (categories: readonly string[]): Promise<SpecLog> => {
  const url = process.env.EVENTSTORE_URL;
  if (!url) {
    const server = await EventStoreDbTestServer.start();
    return {
      open: () => EventStoreDbEventStore.open({ connectionString: server.connectionString, categories }),
      dispose: () => server.stop(),
    };
  }
  const namespace = `spec${randomUUID().replaceAll('-', '')}`;
  const within = NamespacedEventStore.within(namespace, categories);
  return {
    open: () =>
      new NamespacedEventStore(EventStoreDbEventStore.open({ connectionString: url, categories: within }), namespace),
    dispose: async () => undefined,
  };
};
