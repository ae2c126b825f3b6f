import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEventStore, InMemoryEventStore } from '@app/event-store';
import { EmbeddedPersonVault, InMemoryPersonVault } from '@app/person-vault';
import { EmbeddedViewStore, InMemoryViewStore } from '@app/read-models';
import type { SpecStores, SpecStoresOptions } from './spec-store-set.js';

const inMemory = async (): Promise<SpecStores> => {
  const events = new InMemoryEventStore();
  const views = new InMemoryViewStore();
  const vault = new InMemoryPersonVault();
  return {
    events,
    views,
    readerViews: views,
    vault,
    dispose: async () => {
      await Promise.all([events.close(), views.close(), vault.close()]);
    },
  };
};

/** A cache takes its room at once, and specs open stores per test. */
const CACHED_HEADS = 100;

const embedded = async (): Promise<SpecStores> => {
  const folder = await mkdtemp(join(tmpdir(), 'spec-stores-'));
  const events = await EmbeddedEventStore.open({
    folder,
    mode: 'writer',
    commits: 'inline',
    headCapacity: CACHED_HEADS,
  });
  const log = await events.identity();
  const views = EmbeddedViewStore.open({ folder, mode: 'writer', log });
  const readerViews = EmbeddedViewStore.open({ folder, mode: 'reader', log });
  const vault = EmbeddedPersonVault.open({ folder, log });
  return {
    events,
    views,
    readerViews,
    vault,
    dispose: async () => {
      await Promise.all([events.close(), views.close(), readerViews.close(), vault.close()]);
      await rm(folder, { recursive: true });
    },
  };
};

/** The kinds of stores that specs run on, by their names in `SPEC_STORES`, which a project in jest.config.js sets. */
const kinds = new Map<string, (options: SpecStoresOptions) => Promise<SpecStores>>([
  ['memory', inMemory],
  ['embedded', embedded],
  ['server', async (options) => (await import('./server-spec-stores.js')).openServerSpecStores(options)],
]);

/**
 * A fresh set of the kind in the environment variable `SPEC_STORES`. Default: in memory.
 *
 * @throws Error for an unknown kind
 */
export const openSpecStores = async (options: SpecStoresOptions): Promise<SpecStores> => {
  const { SPEC_STORES: kind = 'memory' } = process.env;
  const open = kinds.get(kind);
  if (!open) throw new Error(`SPEC_STORES is ${kind}, there are ${[...kinds.keys()].join(', ')}`);
  return open(options);
};
