import { MongoPersonVault } from '@app/person-vault/mongodb';
import { MongoConnection, MongoViewStore } from '@app/read-models/mongodb';
import { freshDatabase } from './mongo-database.js';
import { openSpecLog } from './spec-log.js';
import type { SpecStores, SpecStoresOptions } from './spec-store-set.js';

/**
 * Stores on EventStoreDB and MongoDB servers.
 *
 * @throws Error when MONGODB_URL is not set
 */
export const openServerSpecStores = async ({ categories }: SpecStoresOptions): Promise<SpecStores> => {
  const server = process.env.MONGODB_URL;
  if (!server) throw new Error('MONGODB_URL names no server');
  const url = freshDatabase(server);
  const log = await openSpecLog(categories);
  const events = log.open();
  const connection = MongoConnection.open({ url });
  const views = await MongoViewStore.open({ connection, token: 1n });
  const readerViews = await MongoViewStore.open({ connection });
  const vault = new MongoPersonVault(connection.db);
  return {
    events,
    views,
    readerViews,
    vault,
    dispose: async () => {
      await Promise.all([events.close(), views.close(), readerViews.close(), vault.close()]);
      await log.dispose();
      await connection.db.dropDatabase();
      await connection.close();
    },
  };
};
