import type Database from 'better-sqlite3';
import { StoreUnavailable } from '../../port/errors.js';

const FULL = 2;

/** Makes every commit on a connection reach the disk before it returns. */
export const makeDurable = (db: Database.Database): void => {
  db.pragma('synchronous = FULL');
};

/**
 * Runs a read before it checks. SQLite applies its compiled-in default for WAL only on the first read, and better-sqlite3
 * compiles in NORMAL.
 *
 * @throws StoreUnavailable for a connection that could lose what it committed when the power fails
 */
export const assertDurable = (db: Database.Database): void => {
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  const journal = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  if (journal === 'wal' && synchronous === FULL) return;
  const found = `journal_mode=${String(journal)}, synchronous=${String(synchronous)}`;
  throw new StoreUnavailable(`${db.name} is not durable: ${found}`, 'not-written');
};
