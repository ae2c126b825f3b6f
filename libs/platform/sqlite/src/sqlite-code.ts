/** SQLite's primary result codes. */
const NAMES: readonly string[] = [
  'OK',
  'ERROR',
  'INTERNAL',
  'PERM',
  'ABORT',
  'BUSY',
  'LOCKED',
  'NOMEM',
  'READONLY',
  'INTERRUPT',
  'IOERR',
  'CORRUPT',
  'NOTFOUND',
  'FULL',
  'CANTOPEN',
  'PROTOCOL',
  'EMPTY',
  'SCHEMA',
  'TOOBIG',
  'CONSTRAINT',
  'MISMATCH',
  'MISUSE',
  'NOLFS',
  'AUTH',
  'FORMAT',
  'RANGE',
  'NOTADB',
];

/**
 * SQLite's primary result code of an error, e.g. `SQLITE_BUSY`; null for an error that is not SQLite's. It looks at the
 * properties, not the class: a process may load the driver more than once.
 */
export const sqliteCode = (error: unknown): string | null => {
  if (typeof error !== 'object' || error === null || !('errcode' in error) || typeof error.errcode !== 'number') {
    return null;
  }
  const primary = error.errcode & 0xff;
  return `SQLITE_${NAMES[primary] ?? primary}`;
};

/** Only a file system without room refuses to grow the index of a WAL. */
const IOERR_SHMSIZE = 4_874;

/** Whether an error of SQLite says that the disk is full. */
export const isDiskFull = (error: unknown): boolean =>
  sqliteCode(error) === 'SQLITE_FULL' || (error as { readonly errcode?: unknown } | null)?.errcode === IOERR_SHMSIZE;
