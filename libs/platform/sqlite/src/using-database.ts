import { faultyFile, usingFile, type FileFault } from '@app/data-files';
import { sqliteCode } from './sqlite-code.js';

const FAULT_OF_CODE: Readonly<Record<string, FileFault>> = {
  // A schema that lacks what every file of this service has.
  SQLITE_ERROR: 'damaged',
  SQLITE_PERM: 'no-permission',
  SQLITE_READONLY: 'no-permission',
  SQLITE_FULL: 'no-room',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_NOTADB: 'damaged',
  SQLITE_FORMAT: 'damaged',
  SQLITE_CANTOPEN: 'not-openable',
  SQLITE_IOERR: 'disk-error',
};

/**
 * Runs what opens a database.
 *
 * @param ifDamaged what to do about a damaged database of this kind
 * @throws DataFileRefused for what SQLite or the operating system refuses, naming the file
 */
export const usingDatabase = <Result>(file: string, ifDamaged: string, use: () => Result): Result =>
  usingFile(file, () => {
    try {
      return use();
    } catch (error) {
      const fault = FAULT_OF_CODE[sqliteCode(error) ?? ''];
      throw fault ? faultyFile(file, fault, ifDamaged, error) : error;
    }
  });
