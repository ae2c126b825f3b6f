import Database from 'better-sqlite3';
import { makeDurable, assertDurable } from './durability.js';

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
  /** Bytes in the write-ahead log at the last pass. */
  private size = 0;

  constructor(
    file: string,
    private readonly limits: WalLimits,
  ) {
    this.db = new Database(file, { fileMustExist: true });
    makeDurable(this.db);
    assertDurable(this.db);
    this.pageSize = this.db.pragma('page_size', { simple: true }) as number;
  }

  /**
   * One pass, or a second one at once where the first took so long that much can have arrived meanwhile.
   *
   * @returns whether the writer should copy the rest now (`PRAGMA wal_checkpoint`)
   * @throws SqliteError when the disk fails
   */
  run(): boolean {
    const { afterQuickPass, quickPassMs, always } = this.limits;
    const before = this.size;
    const began = performance.now();
    this.pass();
    if (this.size === before) return false;
    if (performance.now() - began < quickPassMs) return this.size >= afterQuickPass;
    if (this.size < always) return false;
    this.pass();
    return true;
  }

  close(): void {
    this.db.close();
  }

  private pass(): void {
    const [{ log }] = this.db.pragma('wal_checkpoint(PASSIVE)') as [{ readonly log: number }];
    this.size = log * this.pageSize;
  }
}
