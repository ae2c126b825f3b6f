import Database from 'better-sqlite3';

const FULL = 2;

/** When the writer has to complete a pass itself, so that the write-ahead log starts over. */
export interface WalLimits {
  /** From this size (bytes), after a pass so quick that little can have arrived meanwhile. */
  readonly afterQuickPass: number;
  /** What counts as quick, in milliseconds. */
  readonly quickPassMs: number;
  /** From this size (bytes) in any case. */
  readonly always: number;
}

/**
 * Copies the write-ahead log into the database file over a connection of its own, so that commits do not wait for it.
 *
 * Under steady writing such a pass never reaches the end, and the log starts over only from there. It would grow without
 * bound, and each fsync that extends a file is dearer than one that overwrites. SQLite's RESTART mode fights the writer
 * for its lock; so the writer, between two commits, copies the little that a pass left.
 */
export class WalCheckpointer {
  private readonly db: Database.Database;
  private readonly pageSize: number;

  constructor(
    file: string,
    private readonly limits: WalLimits,
  ) {
    this.db = new Database(file, { fileMustExist: true });
    this.db.pragma('synchronous = FULL');
    this.pageSize = this.db.pragma('page_size', { simple: true }) as number;
    if (this.db.pragma('synchronous', { simple: true }) !== FULL) throw new Error(`${file}: synchronous is not FULL`);
  }

  /**
   * One pass.
   *
   * @returns whether the writer should copy the rest now (`PRAGMA wal_checkpoint`)
   * @throws SqliteError when the disk fails
   */
  run(): boolean {
    const { afterQuickPass, quickPassMs, always } = this.limits;
    const began = performance.now();
    const [{ log }] = this.db.pragma('wal_checkpoint(PASSIVE)') as [{ readonly log: number }];
    const quick = performance.now() - began < quickPassMs;
    return log * this.pageSize >= (quick ? afterQuickPass : always);
  }

  close(): void {
    this.db.close();
  }
}
