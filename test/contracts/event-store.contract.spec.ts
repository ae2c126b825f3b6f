import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEventStore, InMemoryEventStore } from '@app/event-store';
import { EventStoreDbEventStore } from '@app/event-store/eventstoredb';
import { eventStoreContract } from '@app/testing';
import { EventStoreDbTestServer } from '@app/testing/servers';

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
    const server = await EventStoreDbTestServer.start();
    const open = (): EventStoreDbEventStore =>
      EventStoreDbEventStore.open({ connectionString: server.connectionString, categories: ['contract'] });
    const store = open();
    let reopened: EventStoreDbEventStore | undefined;
    return {
      store,
      reopen: async () => (reopened = open()),
      dispose: async () => {
        await store.close();
        await reopened?.close();
        await server.stop();
      },
    };
  },
  { durable: true },
);
