import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { settingsFrom } from '@app/config';
import { assertLogNotLost, isLacking, openDataFolderLog } from '@app/composition';
import type { EventStore } from '@app/event-store';
import type { BilingualText } from '@app/texts';
import { CommandFailed } from './command-failed.js';

/** The demo's folder, inside the data folder of the settings. */
const DEMO = 'demo';

/** A newcomer has run the demo and did not set the folder. */
const hintOf = (folder: string, file: string): BilingualText => {
  const demo = join(folder, DEMO);
  return isLacking(demo, file)
    ? {
        vi: 'Đặt SANGKIEN_DATA là thư mục mà dịch vụ đang dùng.',
        en: 'Set SANGKIEN_DATA to the folder that the service uses',
      }
    : {
        vi: `Dữ liệu của chương trình mẫu nằm trong ${demo}: đặt SANGKIEN_DATA=${demo}.`,
        en: `The demo's data are in ${demo}: set SANGKIEN_DATA=${demo}`,
      };
};

/**
 * Refuses a folder without this file before a command creates anything: its name may be mistyped.
 *
 * @throws CommandFailed
 */
export const requireDataFile = (folder: string, file: string): void => {
  if (!isLacking(folder, file)) return;
  const path = resolve(folder);
  const hint = hintOf(folder, file);
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  throw isFolder
    ? new CommandFailed('DATA_FILE_NOT_FOUND', {
        vi: `Thư mục dữ liệu ${path} không có ${file}; không tạo gì ở đó. ${hint.vi}`,
        en: `the data folder ${path} has no ${file}; nothing was created there. ${hint.en}`,
      })
    : new CommandFailed('DATA_FOLDER_NOT_FOUND', {
        vi: `Không có thư mục dữ liệu ${path}; không tạo thư mục nào. ${hint.vi}`,
        en: `there is no data folder ${path}; none was created. ${hint.en}`,
      });
};

/**
 * Opens the log of an existing data folder for writing.
 *
 * @throws CommandFailed for a folder without a log; DataFileRefused for one that has lost its log; StoreUnavailable
 */
export const openExistingLog = (folder: string): Promise<EventStore> => {
  assertLogNotLost(folder);
  requireDataFile(folder, 'events.db');
  return openDataFolderLog(folder, { checkpointer: 'inline' });
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
