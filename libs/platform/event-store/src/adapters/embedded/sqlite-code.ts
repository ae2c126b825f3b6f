/**
 * SQLite's result code of an error, e.g. `SQLITE_BUSY`; null for anything else. It checks the
 * code, not the class: a process may load the driver more than once, each time with a class of its own.
 */
export const sqliteCode = (error: unknown): string | null => {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null;
};
