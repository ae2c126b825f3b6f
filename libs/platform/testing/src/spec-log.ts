import { randomUUID } from 'node:crypto';
import type { EventStore } from '@app/event-store';
import { EventStoreDbEventStore } from '@app/event-store/eventstoredb';
import { EventStoreDbTestServer } from '@app/eventstoredb-test-server';
import { NamespacedEventStore } from './namespaced-event-store.js';

/** An empty log over EventStoreDB's protocol. */
export interface SpecLog {
  /** A connection of its own, to be closed by whoever asked for it. */
  open(): EventStore;
  /** To be called when every connection is closed. */
  dispose(): Promise<void>;
}

/** On the EventStoreDB that `EVENTSTORE_URL` names, within a namespace of its own; else on a test server of its own. */
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
