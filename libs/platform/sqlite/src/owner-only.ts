import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeOwnerOnly } from '@app/data-files';

/**
 * Makes a database its owner's only, before it has content: creates a missing file, or takes the rights of others away.
 * SQLite gives its own files beside it the same rights. Never opens an existing file: closing it would drop SQLite's locks.
 * A file that cannot be created is left to SQLite to report.
 */
export const makeDatabaseOwnerOnly = (file: string): void => {
  if (create(file)) syncFolder(dirname(file));
  else for (const suffix of ['', '-wal', '-shm']) makeOwnerOnly(`${file}${suffix}`);
};

const create = (file: string): boolean => {
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch {
    return false;
  }
};

/** A new file is found after a power cut only if its folder was synced. Windows cannot open folders. */
const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
