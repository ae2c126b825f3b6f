import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedViewStore, InMemoryViewStore } from '@app/read-models';
import { viewStoreContract } from '@app/testing';

viewStoreContract('InMemoryViewStore', async () => {
  const store = new InMemoryViewStore();
  return { writer: store, reader: store, dispose: () => store.close() };
});

viewStoreContract('EmbeddedViewStore', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'views-'));
  const reader = EmbeddedViewStore.open({ folder, mode: 'reader' });
  const writer = EmbeddedViewStore.open({ folder, mode: 'writer' });
  return {
    writer,
    reader,
    dispose: async () => {
      await Promise.all([reader.close(), writer.close()]);
      await rm(folder, { recursive: true });
    },
  };
});
