/**
 * SQLite's result code of an error, e.g. `SQLITE_BUSY`; null for anything else. Told by the code and not by the class:
 * the driver keeps the first class it was loaded with, and a process may load the package more than once.
 */
export const sqliteCode = (error: unknown): string | null => {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null;
};
