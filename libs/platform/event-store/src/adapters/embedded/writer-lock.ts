import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteDatabase, sqliteCode, usingDatabase } from '@app/sqlite';
import { StoreUnavailable } from '../../port/errors.js';
import { eventLogFile } from './event-log-database.js';

const PID_FILE = 'writer.pid';

/**
 * Exclusive write access to a data folder, for one store of one process: the operating system's lock on `lock.db`, held by
 * an open SQLite transaction, so it ends with the process however that ends. `writer.pid` is only for the error message.
 * Never open `lock.db` or `events.db` by other means in this process: closing such a handle drops SQLite's locks (POSIX).
 * Not reliable on network file systems.
 */
export class WriterLock {
  private constructor(
    private readonly folder: string,
    private readonly holder: SqliteDatabase,
  ) {}

  /** @throws StoreUnavailable naming the folder and the process that holds it; DataFileRefused where it cannot be written */
  static acquire(folder: string): WriterLock {
    const file = join(folder, 'lock.db');
    return usingDatabase(file, 'delete it while no service runs; it contains no data', () => this.lock(file, folder));
  }

  private static lock(file: string, folder: string): WriterLock {
    const holder = new SqliteDatabase(file, { busyTimeoutMs: 0 });
    try {
      holder.exec('BEGIN EXCLUSIVE');
      rmSync(join(folder, PID_FILE), { force: true });
      writeFileSync(join(folder, PID_FILE), `${process.pid}\n`, { mode: 0o600 });
    } catch (error) {
      holder.close();
      if (sqliteCode(error) === 'SQLITE_BUSY') {
        throw new StoreUnavailable(`data folder ${folder} is in use by ${holderOf(folder)}`, 'not-written', {
          cause: error,
        });
      }
      throw error;
    }
    return new WriterLock(folder, holder);
  }

  release(): void {
    rmSync(join(this.folder, PID_FILE), { force: true });
    this.holder.close();
  }
}

/**
 * `lock.db` may be deleted while a process holds it, and a new one locks nobody out. Nobody can delete `events.db` without
 * losing the log, and every connection to it holds a shared lock, which this tries to exclude.
 *
 * @throws StoreUnavailable when a connection to the log is open, in whatever process
 */
export const assertNobodyElseUses = (folder: string): void => {
  const file = eventLogFile(folder);
  if (!existsSync(file)) return;
  try {
    const probe = new SqliteDatabase(file, { busyTimeoutMs: 0 });
    try {
      probe.pragma('locking_mode = EXCLUSIVE');
      probe.exec('BEGIN EXCLUSIVE; ROLLBACK');
    } finally {
      probe.close();
    }
  } catch (error) {
    // Whatever else is wrong with the file is reported when it is opened.
    if (sqliteCode(error) !== 'SQLITE_BUSY') return;
    throw new StoreUnavailable(
      `data folder ${folder} is in use: another process has events.db open; end it before you start this one`,
      'not-written',
      { cause: error },
    );
  }
};

const holderOf = (folder: string): string => {
  try {
    return `process ${readFileSync(join(folder, PID_FILE), 'utf8').trim()}`;
  } catch {
    return 'another process';
  }
};
