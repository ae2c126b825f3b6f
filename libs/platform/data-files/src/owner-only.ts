import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { usingFile } from './data-file-refused.js';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const OF_OTHERS = 0o077;

/** Makes a missing folder of data, for its owner only. @throws DataFileRefused */
export const makeFolder = (folder: string): void =>
  void usingFile(folder, () => mkdirSync(folder, { recursive: true, mode: FOLDER_MODE }));

/** Whether anybody but its owner has rights on a file. Windows has no such modes. */
export const isOpenToOthers = (file: string): boolean => {
  const found = statSync(file, { throwIfNoEntry: false });
  return process.platform !== 'win32' && found?.isFile() === true && (found.mode & OF_OTHERS) !== 0;
};

/** Takes the rights of others on an existing file away. A file of another owner stays as it is. */
export const makeOwnerOnly = (file: string): void => {
  if (!isOpenToOthers(file)) return;
  try {
    chmodSync(file, FILE_MODE);
  } catch (error) {
    if (!['EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
};
