import type { SqliteDatabase } from './sqlite-database.js';

/** Writes into a new file, in the transaction that creates it, which log it is or belongs to. */
export const nameLog = (db: SqliteDatabase, identity: string): void => {
  db.exec('CREATE TABLE log (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), identity TEXT NOT NULL) STRICT');
  db.prepare('INSERT INTO log VALUES (1, ?)').run(identity);
};

/** The identity in a file of this service; null for one that has lost it. */
export const namedLog = (db: SqliteDatabase): string | null =>
  db.prepare<[], [string]>('SELECT identity FROM log', { returnArrays: true }).get()?.[0] ?? null;
