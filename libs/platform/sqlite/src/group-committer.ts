import { errorFrom } from './error-from.js';
import { isDiskFull, sqliteCode } from './sqlite-code.js';
import type { SqliteDatabase, SqliteStatement } from './sqlite-database.js';

/** Whether a file accepts writes. `disk-full` ends by itself; `failed` ends with the process. */
export type WritingState =
  | { readonly kind: 'writing' }
  | { readonly kind: 'disk-full'; readonly file: string; readonly error: Error }
  | { readonly kind: 'failed'; readonly file: string; readonly error: Error };

/** One connection that a GroupCommitter writes through. It keeps what it knows of the file. */
export interface WritingConnection<Write, Result> {
  readonly db: SqliteDatabase;
  /**
   * Runs inside the open transaction.
   *
   * @throws an error of SQLite, or one of this write alone
   */
  write(write: Write): Result;
  /** Removes from the open transaction what the write that just failed alone had written. */
  undo(): void;
  /** The transaction is durable. Returns whether it changed the file. */
  committed(): boolean;
  /** The transaction was rolled back, or its outcome is unknown. */
  rolledBack(): void;
}

/** Why a write was refused. `unknown`: its COMMIT failed, so it may be in the file nevertheless. */
export interface WriteRefusal {
  readonly reason: 'busy' | 'disk-full' | 'failed';
  readonly outcome: 'not-written' | 'unknown';
  readonly message: string;
  readonly cause: Error;
}

export interface GroupCommitterOptions<Connection> {
  /** Opens the file and reads what writing needs. Called again after a full disk. */
  readonly connect: () => Connection;
  /** The error of the adapter's port. */
  readonly refusalError: (refusal: WriteRefusal) => Error;
  /** Called after each COMMIT that changed the file. */
  readonly onCommitted?: () => void;
  /** Called whenever the state changes. */
  readonly onState?: (state: WritingState) => void;
  /** Runs the COMMIT it is given; specs inject faults here. */
  readonly runCommit?: (commit: () => void) => void;
  /** Codes of SQLite's errors that concern a single write, beside SQLITE_TOOBIG. */
  readonly codesOfOneWrite?: readonly string[];
  /** Checkpoint after this many writes, on the writing connection. Default: somebody else checkpoints. */
  readonly checkpointEvery?: number;
}

interface PendingWrite<Write, Result> {
  readonly write: Write;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome<Result> = { readonly result: Result } | { readonly refusal: unknown };

/** The code of an error that an adapter may have wrapped. */
const codeOf = (error: unknown): string | null =>
  sqliteCode(error) ?? (error instanceof Error ? sqliteCode(error.cause) : null);

/** Of an error that an adapter may have wrapped. */
const saysDiskFull = (error: unknown): boolean =>
  isDiskFull(error) || (error instanceof Error && isDiskFull(error.cause));

/**
 * Group commit: writes queued in one turn of the event loop share a transaction and its fsync. Each fails alone, and is
 * answered after COMMIT.
 *
 * After a failed COMMIT nobody knows what reached the disk, and a second fsync may report success for pages the first one
 * lost. Writing therefore stops permanently; only a new process that reads the file knows. A full disk is no such error,
 * because SQLite reports it before it calls fsync: the next write opens the file anew, reads it, and goes on from there.
 */
export class GroupCommitter<Write, Result, Connection extends WritingConnection<Write, Result>> {
  private current: Connection;
  private begin: SqliteStatement<[], never>;
  private commit: SqliteStatement<[], never>;
  private pending: PendingWrite<Write, Result>[] = [];
  private commitCount = 0;
  private writesSinceCheckpoint = 0;
  private stopped: Error | null = null;
  /** The last error of a full disk: of a transaction, after which the file has to be read again, and of a checkpoint. */
  private full: Error | null = null;
  private checkpointFull: Error | null = null;
  private told: WritingState['kind'] = 'writing';

  constructor(private readonly options: GroupCommitterOptions<Connection>) {
    this.current = options.connect();
    [this.begin, this.commit] = transactionOn(this.current.db);
  }

  /** The connection in use; another one after a full disk. */
  get connection(): Connection {
    return this.current;
  }

  /** Transactions that changed the file since it was opened. */
  get commits(): number {
    return this.commitCount;
  }

  get state(): WritingState {
    const { file } = this.current.db;
    if (this.stopped) return { kind: 'failed', file, error: this.stopped };
    const error = this.full ?? this.checkpointFull;
    return error ? { kind: 'disk-full', file, error } : { kind: 'writing' };
  }

  write(write: Write): Promise<Result> {
    if (this.stopped) return Promise.reject(this.refused(this.stopped, 'failed', 'not-written'));
    return new Promise((resolve, reject) => {
      this.pending.push({ write, resolve, reject });
      if (this.pending.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Commits all queued writes now. */
  flush(): void {
    const group = this.pending;
    if (group.length === 0) return;
    this.pending = [];
    const { outcomes, changed } = this.commitTogether(group);
    group.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index]!;
      if ('refusal' in outcome) reject(outcome.refusal);
      else resolve(outcome.result);
    });
    if (changed) {
      this.commitCount++;
      this.writesSinceCheckpoint += group.length;
      this.options.onCommitted?.();
    }
    const { checkpointEvery } = this.options;
    if (checkpointEvery === undefined || (this.writesSinceCheckpoint < checkpointEvery && !this.checkpointFull)) return;
    this.writesSinceCheckpoint = 0;
    this.checkpoint('PASSIVE');
  }

  /** Copies the WAL into the file, on the writing connection. Returns the error, after which the copy is incomplete. */
  checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): Error | null {
    if (this.stopped) return this.stopped;
    try {
      this.current.db.pragma(`wal_checkpoint(${mode})`);
      this.checkpointed(null);
      return null;
    } catch (error) {
      this.checkpointed(error);
      return errorFrom(error);
    }
  }

  /** Takes notice of a checkpoint, also one of another thread. `error` is null when it succeeded. */
  checkpointed(error: unknown): void {
    if (error !== null && !saysDiskFull(error)) return this.stop(error);
    this.checkpointFull = error === null ? null : errorFrom(error);
    this.tell();
  }

  /** Stops writing permanently. Rejects queued and later writes. */
  stop(error: unknown): void {
    this.stopped ??= errorFrom(error);
    this.rollBack();
    this.tell();
  }

  private commitTogether(group: readonly PendingWrite<Write, Result>[]): {
    readonly outcomes: readonly Outcome<Result>[];
    readonly changed: boolean;
  } {
    const refuseAll = (error: Error, reason: WriteRefusal['reason'], outcome: WriteRefusal['outcome']) => ({
      outcomes: group.map(() => ({ refusal: this.refused(error, reason, outcome) })),
      changed: false,
    });
    if (this.stopped) return refuseAll(this.stopped, 'failed', 'not-written');
    let outcome: WriteRefusal['outcome'] = 'not-written';
    try {
      if (this.full) this.reconnect();
      this.begin.run();
      const outcomes = group.map(({ write }) => this.writeAlone(write));
      outcome = 'unknown';
      (this.options.runCommit ?? run)(() => this.commit.run());
      const changed = this.current.committed();
      if (changed && this.full) {
        this.full = null;
        this.tell();
      }
      return { outcomes, changed };
    } catch (thrown) {
      const error = errorFrom(thrown);
      if (codeOf(thrown) === 'SQLITE_BUSY' && !this.current.db.isTransaction)
        return refuseAll(error, 'busy', 'not-written');
      if (!saysDiskFull(thrown)) {
        this.stop(error);
        return refuseAll(error, 'failed', outcome);
      }
      this.rollBack();
      this.full = error;
      this.tell();
      return refuseAll(error, 'disk-full', outcome);
    }
  }

  private writeAlone(write: Write): Outcome<Result> {
    try {
      return { result: this.current.write(write) };
    } catch (refusal) {
      if (!this.isOfOneWrite(refusal)) throw refusal;
      this.current.undo();
      return { refusal };
    }
  }

  /** Any other error of SQLite puts the file, the disk or this code in doubt. */
  private isOfOneWrite(error: unknown): boolean {
    const code = sqliteCode(error);
    return code === null || code === 'SQLITE_TOOBIG' || (this.options.codesOfOneWrite ?? []).includes(code);
  }

  /** The new connection opens before the old one closes: the last one to close would write a checkpoint. */
  private reconnect(): void {
    const next = this.options.connect();
    this.current.db.close();
    this.current = next;
    [this.begin, this.commit] = transactionOn(next.db);
  }

  private rollBack(): void {
    const { db } = this.current;
    this.current.rolledBack();
    if (!db.isOpen || !db.isTransaction) return;
    try {
      db.exec('ROLLBACK');
    } catch {
      // Nothing is written on this connection any more, so an open transaction does no harm.
    }
  }

  private refused(cause: Error, reason: WriteRefusal['reason'], outcome: WriteRefusal['outcome']): Error {
    const { file } = this.current.db;
    const message = {
      busy: `another connection keeps ${file} locked`,
      'disk-full': `no room to write ${file}: ${cause.message}`,
      failed: `writing stopped, ${file}: ${cause.message}`,
    }[reason];
    return this.options.refusalError({ reason, outcome, message, cause });
  }

  private tell(): void {
    const { state } = this;
    if (state.kind === this.told) return;
    this.told = state.kind;
    this.options.onState?.(state);
  }
}

const run = (commit: () => void): void => commit();

const transactionOn = (db: SqliteDatabase): [SqliteStatement<[], never>, SqliteStatement<[], never>] => [
  db.prepare('BEGIN IMMEDIATE'),
  db.prepare('COMMIT'),
];
