import type { StoreSettings } from '@app/config';
import { EventStoreDbEventStore, type EventStoreDbOptions } from '@app/event-store/eventstoredb';
import { MongoPersonVault } from '@app/person-vault/mongodb';
import { RemoteProjectionProgress } from '@app/projections';
import {
  MongoConnection,
  MongoProgressStore,
  MongoViewStore,
  type MongoConnectionOptions,
} from '@app/read-models/mongodb';
import { Closing } from './closing.js';
import { serviceCategories } from './read-models.js';
import type { ServiceStores } from './service-stores.js';
import { LOG_BYTES, StoresHealth } from './stores-health.js';

/** How long servers are waited for, and how often they are asked again, where it is not to be as their adapters have it. */
export type ServerPatience = Pick<EventStoreDbOptions, 'appendDeadlineMs' | 'readDeadlineMs' | 'retryDelaysMs'> &
  Pick<MongoConnectionOptions, 'serverSelectionTimeoutMs'>;

/**
 * What copies of the API share: the log in EventStoreDB, read models and names in MongoDB. Projector processes build the
 * read models; here they are read, and how far they are is read from their notice. Servers need not be there yet.
 *
 * @throws InvalidConnectionString, of either server
 */
export const openServerStores = async (
  { eventStore, mongo }: Extract<StoreSettings, { readonly kind: 'servers' }>,
  patience: ServerPatience = {},
): Promise<ServiceStores> => {
  const closing = new Closing();
  try {
    const events = EventStoreDbEventStore.open({
      connectionString: eventStore,
      categories: serviceCategories,
      ...patience,
    });
    closing.add(() => events.close());
    const connection = MongoConnection.open({ url: mongo, ...patience });
    closing.add(() => connection.close());
    const vault = new MongoPersonVault(connection.db);
    closing.add(() => vault.close());
    const views = await MongoViewStore.open({ connection });
    closing.add(() => views.close());
    const progress = new RemoteProjectionProgress({ store: new MongoProgressStore(connection) });
    closing.add(async () => progress.close());
    const health = new StoresHealth({ events, progress: () => progress.status(), outage: 'warn', lag: LOG_BYTES });
    return { events, views, vault, progress, health, close: () => closing.close() };
  } catch (error) {
    await closing.close();
    throw error;
  }
};
