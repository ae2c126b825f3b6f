import { SqliteDatabase } from '@app/sqlite';
import { makeDurable, assertDurable } from './durability.js';

/** When the writer has to finish a checkpoint itself, so that SQLite restarts the WAL. */
export interface WalLimits {
  /** WAL size in bytes, after a pass so quick that few commits can have followed. */
  readonly afterQuickPass: number;
  /** Longest duration of a quick pass. */
  readonly quickPassMs: number;
  /** WAL size in bytes, after any pass. */
  readonly always: number;
}

/**
 * Checkpoints the WAL on its own connection, so that commits do not wait.
 *
 * Under constant writes a PASSIVE checkpoint never reaches the end, and SQLite restarts the WAL only from there: it would
 * grow without bound, and an fsync that extends a file costs more than one that overwrites. RESTART mode competes with the
 * writer for its lock. The writer therefore finishes the checkpoint itself, between two commits.
 */
export class WalCheckpointer {
  private readonly db: SqliteDatabase;
  private readonly pageSize: number;
  /** Bytes in the WAL at the last pass. */
  private size = 0;

  constructor(
    file: string,
    private readonly limits: WalLimits,
  ) {
    this.db = new SqliteDatabase(file);
    makeDurable(this.db);
    assertDurable(this.db);
    this.pageSize = Number(this.db.pragma('page_size')[0]);
  }

  /**
   * One pass, and a second one at once after a slow first pass of a large WAL.
   *
   * @returns whether the writer should finish the checkpoint now (`PRAGMA wal_checkpoint`)
   * @throws Error of SQLite when the disk fails
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
    const [_busy, log] = this.db.pragma('wal_checkpoint(PASSIVE)');
    this.size = Number(log) * this.pageSize;
  }
}
