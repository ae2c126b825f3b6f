import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataFileRefused, usingFile } from '@app/data-files';
import { EmbeddedEventStore, type EmbeddedEventStoreOptions } from '@app/event-store';

/** Each exists only beside a log: they are written after it, and name it. */
const BESIDE_A_LOG = ['events.db-wal', 'persons.db', 'views.db', 'events.high-water'];

/** Whether a file of the folder is missing or empty. */
export const isLacking = (folder: string, name: string): boolean => !hasContent(join(folder, name));

const hasContent = (file: string): boolean => usingFile(file, () => existsSync(file) && statSync(file).size > 0);

/**
 * Refuses a folder that has lost its log, before anything is written there: a new log beside the names, read models and
 * marks of the lost one would hide that it is gone.
 *
 * @throws DataFileRefused
 */
export const assertLogNotLost = (folder: string): void => {
  const file = join(folder, 'events.db');
  if (hasContent(file)) return;
  const left = BESIDE_A_LOG.filter((name) => hasContent(join(folder, name)));
  if (left.length === 0) return;
  throw new DataFileRefused(
    file,
    `is ${existsSync(file) ? 'empty' : 'missing'}, but ${left.join(', ')} of its log ${left.length > 1 ? 'are' : 'is'} there`,
    'restore it, with its events.db-wal, from a backup of the same data folder; to start anew without its events, set ' +
      'SANGKIEN_DATA to an empty folder',
  );
};

/** Opens the log of a data folder for writing. @throws DataFileRefused for a folder that has lost its log; StoreUnavailable */
export const openDataFolderLog = (
  folder: string,
  options: Pick<EmbeddedEventStoreOptions, 'commits' | 'onWritingState'>,
): Promise<EmbeddedEventStore> => {
  assertLogNotLost(folder);
  return EmbeddedEventStore.open({ folder, mode: 'writer', ...options });
};
