import { setTimeout as delay } from 'node:timers/promises';
import type { StoreSettings } from '@app/config';
import type { EventStore } from '@app/event-store';
import { EventStoreDbEventStore, type EventStoreDbOptions } from '@app/event-store/eventstoredb';
import { MongoPersonVault } from '@app/person-vault/mongodb';
import { RemoteProjectionProgress } from '@app/projections';
import { ReadModelsUnavailable } from '@app/read-models';
import {
  MongoConnection,
  MongoProgressStore,
  MongoViewStore,
  type MongoConnectionOptions,
} from '@app/read-models/mongodb';
import { CloseStack } from './close-stack.js';
import { serviceCategories } from './read-models.js';
import type { ServiceStores } from './service-stores.js';
import { LOG_BYTES, StoresHealth } from './stores-health.js';

/** A start does not wait longer for servers that do not respond. */
const IDENTITY_WITHIN_MS = 2_000;

/** null for a log that does not respond in time; its failure shows in the health of the process. */
const identityIfReachable = async (eventStore: EventStore): Promise<string | null> => {
  const giveUp = new AbortController();
  const late = delay(IDENTITY_WITHIN_MS, null, { signal: giveUp.signal }).catch(() => null);
  try {
    return await Promise.race([eventStore.identity().catch(() => null), late]);
  } finally {
    giveUp.abort();
  }
};

/** Overrides of the adapters' default timeouts and retry delays. */
export type ServerTimeouts = Pick<EventStoreDbOptions, 'appendDeadlineMs' | 'readDeadlineMs' | 'retryDelaysMs'> &
  Pick<MongoConnectionOptions, 'serverSelectionTimeoutMs'>;

/**
 * Opens the stores that API instances share: the event log in EventStoreDB, read models and personal names in MongoDB.
 * Projector processes build the read models; their progress is read from MongoDB. The servers need not be reachable yet.
 *
 * @throws InvalidConnectionString for a malformed connection string of either server
 */
export const openServerStores = async (
  { eventStoreUrl, mongoUrl }: Extract<StoreSettings, { readonly kind: 'servers' }>,
  timeouts: ServerTimeouts = {},
): Promise<ServiceStores> => {
  const closeStack = new CloseStack();
  try {
    const eventStore = EventStoreDbEventStore.open({
      connectionString: eventStoreUrl,
      categories: serviceCategories,
      ...timeouts,
    });
    closeStack.add(() => eventStore.close());
    const connection = MongoConnection.open({ url: mongoUrl, ...timeouts });
    closeStack.add(() => connection.close());
    const vault = new MongoPersonVault(connection.db);
    closeStack.add(() => vault.close());
    const views = await MongoViewStore.open({ connection });
    closeStack.add(() => views.close());
    const progress = new RemoteProjectionProgress({ store: new MongoProgressStore(connection) });
    closeStack.add(async () => progress.close());
    const health = new StoresHealth({
      eventStore,
      progress: () => progress.status(),
      silentProgress: ReadModelsUnavailable.name,
      statusWhenUnavailable: () => 'warn',
      lag: LOG_BYTES,
    });
    const log = await identityIfReachable(eventStore);
    return { eventStore, log, views, vault, progress, health, close: () => closeStack.close() };
  } catch (error) {
    await closeStack.close();
    throw error;
  }
};
