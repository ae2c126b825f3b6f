import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEventStore, InMemoryEventStore, type EventStore } from '@app/event-store';
import { eventStoreContract } from '@app/testing';
import { openSpecLog } from '@app/testing/servers';

eventStoreContract(
  'InMemoryEventStore',
  async () => {
    const store = new InMemoryEventStore();
    return { store, dispose: () => store.close() };
  },
  { durable: false },
);

eventStoreContract(
  'EmbeddedEventStore',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'events-'));
    const open = (): Promise<EmbeddedEventStore> =>
      EmbeddedEventStore.open({ folder, mode: 'writer', checkpointer: 'inline' });
    const store = await open();
    let reopened: EmbeddedEventStore | undefined;
    return {
      store,
      reopen: async () => (reopened = await open()),
      dispose: async () => {
        await store.close();
        await reopened?.close();
        await rm(folder, { recursive: true });
      },
    };
  },
  { durable: true },
);

eventStoreContract(
  'EventStoreDbEventStore',
  async () => {
    const log = await openSpecLog(['contract']);
    const store = log.open();
    let reopened: EventStore | undefined;
    return {
      store,
      reopen: async () => (reopened = log.open()),
      dispose: async () => {
        await store.close();
        await reopened?.close();
        await log.dispose();
      },
    };
  },
  { durable: true },
);
