import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedViewStore, InMemoryViewStore } from '@app/read-models';
import { MongoConnection, MongoViewStore } from '@app/read-models/mongodb';
import { viewStoreContract } from '@app/testing';
import { describeOnMongo } from '@app/testing/servers';
import type { ViewStoreUnderTest } from '@app/testing';

/** The MongoDB server of CI is written in Python: thousands of documents are slow there. */
jest.setTimeout(120_000);

viewStoreContract('InMemoryViewStore', async () => {
  const store = new InMemoryViewStore();
  return { writer: store, reader: store, dispose: () => store.close() };
});

viewStoreContract('EmbeddedViewStore', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'views-'));
  const reader = EmbeddedViewStore.open({ folder, mode: 'reader', log: 'log-1' });
  const writer = EmbeddedViewStore.open({ folder, mode: 'writer', log: 'log-1' });
  return {
    writer,
    reader,
    dispose: async () => {
      await Promise.all([reader.close(), writer.close()]);
      await rm(folder, { recursive: true });
    },
  };
});

describeOnMongo('over MongoDB', (freshUrl) => {
  const makeStore = async (transactions: boolean): Promise<ViewStoreUnderTest> => {
    const connection = MongoConnection.open({ url: freshUrl() });
    const reader = await MongoViewStore.open({ connection });
    const writer = await MongoViewStore.open({ connection, token: 1n, transactions });
    return {
      writer,
      reader,
      dispose: async () => {
        await Promise.all([reader.close(), writer.close()]);
        await connection.db.dropDatabase();
        await connection.close();
      },
    };
  };

  const onSlowServer = { queryHistories: 8, manyDocuments: 300 };
  viewStoreContract('MongoViewStore', () => makeStore(true), onSlowServer);
  viewStoreContract('MongoViewStore without transactions', () => makeStore(false), onSlowServer);
});
