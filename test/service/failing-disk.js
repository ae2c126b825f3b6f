/*
 * Preloaded into the built service by `node --import`. The file named by DISK_ORDERS says what its disk does: `full` makes
 * SQLite itself refuse further pages of events.db, `fsync-fails` makes its next COMMIT fail, `checkpoint-full` and
 * `checkpoint-fails` its checkpoints. Anything else lets it work.
 *
 * It wraps the driver, which the bundle loads as a package; the product does not know about it.
 */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';

const orders = () => readFileSync(process.env.DISK_ORDERS, 'utf8');

const sqliteError = (message, errcode) => Object.assign(new Error(message), { errcode });

/** A method of the driver cannot be assigned to. */
const wrap = (object, name, method) => Object.defineProperty(object, name, { value: method });

const { prepare } = DatabaseSync.prototype;
// Each database that is constructed from now on has this prototype.
DatabaseSync.prototype = wrap(Object.create(DatabaseSync.prototype), 'prepare', function (sql, ...options) {
  const statement = prepare.call(this, sql, ...options);
  if (!this.location()?.endsWith('events.db')) return statement;
  const run = statement.run.bind(statement);
  if (sql === 'BEGIN IMMEDIATE') {
    wrap(statement, 'run', () => {
      // The limit is never below the size of the file.
      this.exec(`PRAGMA max_page_count = ${orders() === 'full' ? 1 : 1_000_000}`);
      return run();
    });
  }
  if (sql === 'COMMIT') {
    wrap(statement, 'run', () => {
      if (orders() === 'fsync-fails') throw sqliteError('disk I/O error', 1_034);
      return run();
    });
  }
  if (sql === 'PRAGMA wal_checkpoint(PASSIVE)') {
    const all = statement.all.bind(statement);
    wrap(statement, 'all', () => {
      if (orders() === 'checkpoint-full') throw sqliteError('database or disk is full', 13);
      if (orders() === 'checkpoint-fails') throw sqliteError('disk I/O error', 4_106);
      return all();
    });
  }
  return statement;
});
