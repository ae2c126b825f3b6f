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

/** The built worker: specs run from sources, which a thread cannot load. */
const LOG_WRITER = new URL(
  '../../dist/libs/platform/event-store/src/adapters/embedded/log-writer.worker.js',
  import.meta.url,
);

describe.each([
  ['inline', 'inline'],
  ['in a thread', LOG_WRITER],
] as const)('committing %s', (_where, commits) => {
  let folder: string;
  let store: EmbeddedEventStore | null = null;

  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'events-'))));
  afterAll(async () => {
    await store?.close();
    await rm(folder, { recursive: true });
  });

  const isOpen = (): Promise<boolean> | undefined =>
    store?.head().then(
      () => true,
      () => false,
    );
  const open = async (): Promise<EmbeddedEventStore> =>
    (store = await EmbeddedEventStore.open({ folder, mode: 'writer', commits }));

  eventStoreContract(
    'EmbeddedEventStore',
    // One for all cases but those that close it: two threads per case would take most of the time.
    async () => ({ store: (await isOpen()) ? store! : await open(), reopen: open, dispose: async () => {} }),
    { durable: true },
  );
});

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
