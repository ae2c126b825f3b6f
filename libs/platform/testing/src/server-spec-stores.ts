import { randomUUID } from 'node:crypto';
import type { EventStore } from '@app/event-store';
import { EventStoreDbEventStore } from '@app/event-store/eventstoredb';
import { MongoPersonVault } from '@app/person-vault/mongodb';
import { MongoConnection, MongoViewStore } from '@app/read-models/mongodb';
import { EventStoreDbTestServer } from './eventstoredb-server/index.js';
import { NamespacedEventStore } from './namespaced-event-store.js';
import type { SpecStores, SpecStoresOptions } from './spec-stores.js';

/** A log of its own: on the EventStoreDB that `EVENTSTORE_URL` names, else on a test server of its own. */
const openLog = async (
  categories: readonly string[],
): Promise<{ readonly events: EventStore; readonly close: () => Promise<void> }> => {
  const url = process.env.EVENTSTORE_URL;
  if (!url) {
    const server = await EventStoreDbTestServer.start();
    const events = EventStoreDbEventStore.open({ connectionString: server.connectionString, categories });
    return {
      events,
      close: async () => {
        await events.close();
        await server.stop();
      },
    };
  }
  const namespace = `spec${randomUUID().replaceAll('-', '')}`;
  const events = new NamespacedEventStore(
    EventStoreDbEventStore.open({
      connectionString: url,
      categories: NamespacedEventStore.within(namespace, categories),
    }),
    namespace,
  );
  return { events, close: () => events.close() };
};

/**
 * EventStoreDB's protocol and MongoDB's.
 *
 * @throws Error where MONGODB_URL names no server
 */
export const openServerSpecStores = async ({ categories }: SpecStoresOptions): Promise<SpecStores> => {
  const server = process.env.MONGODB_URL;
  if (!server) throw new Error('MONGODB_URL names no server');
  const url = server.replace(/^([^/]*\/\/[^/?]*)[^?]*/, `$1/spec-${randomUUID()}`);
  const log = await openLog(categories);
  const connection = MongoConnection.open({ url });
  const views = await MongoViewStore.open({ connection, token: 1n });
  const readerViews = await MongoViewStore.open({ connection });
  const vault = MongoPersonVault.open({ url });
  return {
    events: log.events,
    views,
    readerViews,
    vault,
    dispose: async () => {
      await Promise.all([log.close(), views.close(), readerViews.close(), vault.close()]);
      await connection.db.dropDatabase();
      await connection.close();
    },
  };
};
