/*
 * Preloaded into the built service by `node --import`. The file named by DISK_ORDERS says what its disk does: `full` makes
 * SQLite itself refuse further pages of events.db, `fsync-fails` makes its next COMMIT fail, `checkpoint-full` and
 * `checkpoint-fails` its checkpoints. Anything else lets it work.
 *
 * It wraps the module that the product loads; the product does not know about it. Hence that service is not bundled.
 */
import { readFileSync } from 'node:fs';
import { SqliteDatabase } from '../../dist/libs/platform/sqlite/src/sqlite-database.js';

const orders = () => readFileSync(process.env.DISK_ORDERS, 'utf8');

const sqliteError = (message, errcode) => Object.assign(new Error(message), { errcode });

const { prepare } = SqliteDatabase.prototype;
SqliteDatabase.prototype.prepare = function (sql, ...options) {
  const statement = prepare.call(this, sql, ...options);
  if (!this.file.endsWith('events.db')) return statement;
  const run = statement.run.bind(statement);
  if (sql === 'BEGIN IMMEDIATE') {
    statement.run = () => {
      // The limit is never below the size of the file.
      this.exec(`PRAGMA max_page_count = ${orders() === 'full' ? 1 : 1_000_000}`);
      return run();
    };
  }
  if (sql === 'COMMIT') {
    statement.run = () => {
      if (orders() === 'fsync-fails') throw sqliteError('disk I/O error', 1_034);
      return run();
    };
  }
  if (sql === 'PRAGMA wal_checkpoint(PASSIVE)') {
    const all = statement.all.bind(statement);
    statement.all = () => {
      if (orders() === 'checkpoint-full') throw sqliteError('database or disk is full', 13);
      if (orders() === 'checkpoint-fails') throw sqliteError('disk I/O error', 4_106);
      return all();
    };
  }
  return statement;
};
