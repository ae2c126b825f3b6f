import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { settingsFrom } from '@app/config';
import { assertLogNotLost, openDataFolderLog } from '@app/composition';
import type { EventStore } from '@app/event-store';
import type { BilingualText } from '@app/texts';
import { CommandFailed } from './command-failed.js';
import { requireDataFile } from './require-data-file.js';

/**
 * Opens the log of an existing data folder for writing.
 *
 * @throws CommandFailed for a folder without a log; DataFileRefused for one that has lost its log; StoreUnavailable
 */
export const openExistingLog = (folder: string): Promise<EventStore> => {
  assertLogNotLost(folder);
  requireDataFile(folder, 'events.db');
  return openDataFolderLog(folder, { commits: 'inline' });
};

/**
 * Runs a command that works on the data folder of the settings, which no service may use meanwhile: its lock proves it.
 *
 * @param onServers what the command says where the settings name servers
 * @throws CommandFailed for a folder without a log; DataFileRefused for one that has lost its log; StoreUnavailable
 */
export const onDataFolder = async (
  onServers: BilingualText,
  work: (folder: string, events: EventStore) => Promise<void>,
): Promise<void> => {
  const { dataFolder, stores } = settingsFrom(process.env);
  if (stores.kind === 'servers') throw new CommandFailed('DATA_FOLDER_ONLY', onServers);
  const events = await openExistingLog(dataFolder);
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
