import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolderLog } from '@app/composition';
import { settingsFrom } from '@app/config';
import type { EventStore } from '@app/event-store';

/**
 * Runs a command that works on the data folder of the settings, which no service may use meanwhile: its lock proves it.
 *
 * @param onServers what the command says where the settings name servers
 * @throws DataFileRefused for a folder that has lost its log; StoreUnavailable
 */
export const onDataFolder = async (
  onServers: string,
  work: (folder: string, events: EventStore) => Promise<void>,
): Promise<void> => {
  const { dataFolder, stores } = settingsFrom(process.env);
  if (stores.kind === 'servers') throw new Error(onServers);
  const events = await openDataFolderLog(dataFolder, { checkpointer: 'inline' });
  try {
    await work(dataFolder, events);
  } finally {
    await events.close();
  }
};

/** The next start, or a rebuild, makes them anew from the log. */
export const removeReadModels = (folder: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `views.db${suffix}`), { force: true });
};
