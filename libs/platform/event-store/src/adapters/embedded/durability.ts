import type { SqliteDatabase } from '@app/sqlite';
import { StoreUnavailable } from '../../port/errors.js';

const FULL = 2;

/** Makes every commit on a connection reach the disk before it returns. */
export const makeDurable = (db: SqliteDatabase): void => {
  db.pragma('synchronous = FULL');
};

/**
 * Runs a read before it checks. SQLite applies its compiled-in default for WAL only on the first read, and the driver
 * compiles in NORMAL.
 *
 * @throws StoreUnavailable for a connection that could lose what it committed when the power fails
 */
export const assertDurable = (db: SqliteDatabase): void => {
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  const [journal] = db.pragma('journal_mode');
  const [synchronous] = db.pragma('synchronous');
  if (journal === 'wal' && synchronous === FULL) return;
  const found = `journal_mode=${String(journal)}, synchronous=${String(synchronous)}`;
  throw new StoreUnavailable(`${db.file} is not durable: ${found}`, 'not-written');
};
