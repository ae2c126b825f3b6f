import { sqliteCode, type SqliteDatabase, type SqliteStatement } from '@app/sqlite';
import type { LRUCache } from 'lru-cache';
import { AppendAbandoned, StoreUnavailable, WrongExpectedRevision } from '../../port/errors.js';
import type { AppendResult } from '../../port/event-store.js';
import type { ExpectedRevision } from '../../port/expected-revision.js';
import type { EventToAppend } from '../../port/stored-event.js';
import { eventHash } from '../../event-hash/event-hash.js';
import { NO_STREAM, matchesExpectedRevision, assertStorable, revisionBeforeAppend } from '../append-rules.js';
import type { EventQueries } from './event-queries.js';

/** Last revisions of the streams used most recently, as committed. Valid because this process is the only writer. */
export type StreamHeads = LRUCache<string, number>;

interface PendingAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
  readonly abandonIf: (() => boolean) | undefined;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = AppendResult | { readonly refusal: unknown };

/** SQLite's text ends at U+0000 for some readers. Valid JSON has none. @throws TypeError */
const assertWithoutNul = (texts: readonly string[]): void => {
  if (texts.some((text) => text.includes('\0'))) throw new TypeError('not an event: text with U+0000');
};

/** Only SQLITE_TOOBIG concerns a single append. Any other SQLite error puts the file, the disk or this code in doubt. */
const stopsWriting = (error: unknown): boolean => ![null, 'SQLITE_TOOBIG'].includes(sqliteCode(error));

const isBusy = (error: unknown): boolean => sqliteCode(error) === 'SQLITE_BUSY';

/**
 * Group commit: appends queued in one turn of the event loop share a transaction and its fsync. Each is checked against
 * the state its predecessors left, fails alone, and is answered after COMMIT.
 *
 * After a failed COMMIT nobody knows what reached the disk, and a second fsync may report success for pages the first
 * one lost. Writing therefore stops permanently; only a new process that reads the file knows.
 */
export class GroupCommitter {
  private readonly begin: SqliteStatement<[], never>;
  private readonly commit: SqliteStatement<[], never>;
  private readonly insert: SqliteStatement<[number, string, number, string, string, string, string, string], never>;
  private readonly undo: SqliteStatement<[number], never>;
  private readonly lastRevision: SqliteStatement<[string], [number | null]>;

  private pending: PendingAppend[] = [];
  /** Last revisions within the open transaction. */
  private readonly uncommitted = new Map<string, number>();
  private nextPosition: number;
  private commitCount = 0;
  private stopped: Error | null = null;

  /**
   * @param runCommit runs the COMMIT it is given; specs inject faults here
   * @param onCommitted called after each COMMIT that added events
   */
  constructor(
    private readonly db: SqliteDatabase,
    private readonly queries: EventQueries,
    private readonly heads: StreamHeads,
    private readonly runCommit: (commit: () => void) => void,
    private readonly onCommitted: () => void,
  ) {
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.commit = db.prepare('COMMIT');
    this.insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, unhex(?))');
    this.undo = db.prepare('DELETE FROM events WHERE position >= ?');
    this.lastRevision = db.prepare('SELECT max(revision) FROM events WHERE stream = ?', { returnArrays: true });
    const [last] = db.prepare<[], [number | null]>('SELECT max(position) FROM events', { returnArrays: true }).get()!;
    this.nextPosition = last === null ? 0 : last + 1;
  }

  /** Transactions that added events since this store was opened. */
  get commits(): number {
    return this.commitCount;
  }

  /** The error that stopped writing; null while the store is healthy. */
  get failure(): Error | null {
    return this.stopped;
  }

  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    abandonIf: (() => boolean) | undefined,
  ): Promise<AppendResult> {
    if (this.stopped) return Promise.reject(this.unavailable('not-written'));
    return new Promise((resolve, reject) => {
      this.pending.push({ stream, expected, events, abandonIf, resolve, reject });
      if (this.pending.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Commits all queued appends now. */
  flush(): void {
    const group = this.pending;
    if (group.length === 0) return;
    this.pending = [];
    const firstPosition = this.nextPosition;
    const outcomes = this.commitTogether(group);
    group.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index]!;
      if ('refusal' in outcome) reject(outcome.refusal);
      else resolve(outcome);
    });
    if (this.stopped || this.nextPosition === firstPosition) return;
    this.commitCount++;
    this.onCommitted();
  }

  /** Finishes the checkpoint, so that SQLite restarts the WAL with the next commit. */
  completeCheckpoint(): void {
    try {
      this.db.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      this.stop(error);
    }
  }

  /** Stops writing permanently. Rejects queued and later appends. */
  stop(error: unknown): void {
    this.stopped ??= error instanceof Error ? error : new Error(String(error));
    if (!this.db.isTransaction) return;
    try {
      this.db.exec('ROLLBACK');
    } catch {
      // This connection is not used again, so an open transaction does no harm.
    }
  }

  private commitTogether(group: readonly PendingAppend[]): Outcome[] {
    const refuseAll = (refusal: StoreUnavailable): Outcome[] => group.map(() => ({ refusal }));
    if (this.stopped) return refuseAll(this.unavailable('not-written'));
    let outcome: 'not-written' | 'unknown' = 'not-written';
    try {
      this.begin.run();
      const outcomes = group.map((append) => this.write(append));
      outcome = 'unknown';
      this.runCommit(() => this.commit.run());
      for (const [stream, revision] of this.uncommitted) this.heads.set(stream, revision);
      return outcomes;
    } catch (error) {
      if (isBusy(error) && !this.db.isTransaction) {
        return refuseAll(
          new StoreUnavailable('another connection keeps the log locked', 'not-written', { cause: error }),
        );
      }
      this.stop(error);
      return refuseAll(this.unavailable(outcome));
    } finally {
      this.uncommitted.clear();
    }
  }

  /** @throws only errors that stop writing; an error of this append alone is returned as its outcome */
  private write(append: PendingAppend): Outcome {
    const firstPosition = this.nextPosition;
    try {
      return this.insertChecked(append);
    } catch (refusal) {
      if (stopsWriting(refusal)) throw refusal;
      if (this.nextPosition > firstPosition) {
        this.undo.run(firstPosition);
        this.nextPosition = firstPosition;
      }
      return { refusal };
    }
  }

  private insertChecked({ stream, expected, events, abandonIf }: PendingAppend): AppendResult {
    let revision = this.lastRevisionOf(stream);
    if (!matchesExpectedRevision(expected, revision)) {
      const earlier = this.findEarlierAppend(stream, expected, events, revision);
      if (earlier) return earlier;
      throw new WrongExpectedRevision(stream, expected, revision === NO_STREAM ? null : BigInt(revision));
    }
    if (events.length > 0) {
      if (abandonIf?.()) throw new AppendAbandoned(stream);
      for (const event of events) {
        assertStorable(stream, event);
        assertWithoutNul([event.data, event.metadata]);
        const { id, type, data, metadata } = event;
        const hash = eventHash({ index: this.nextPosition, stream, revision: ++revision }, event);
        this.insert.run(this.nextPosition, stream, revision, id, type, data, metadata, hash);
        this.nextPosition++;
      }
      this.uncommitted.set(stream, revision);
    }
    return { revision: BigInt(revision), position: BigInt(this.nextPosition - 1) };
  }

  private lastRevisionOf(stream: string): number {
    const known = this.uncommitted.get(stream) ?? this.heads.get(stream);
    if (known !== undefined) return known;
    const revision = this.lastRevision.get(stream)![0] ?? NO_STREAM;
    this.heads.set(stream, revision);
    return revision;
  }

  /** The result of an earlier append with the same event ids; null when there is none. */
  private findEarlierAppend(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    head: number,
  ): AppendResult | null {
    const before = revisionBeforeAppend(expected);
    if (before === null || events.length === 0 || before + events.length > head) return null;
    const present = this.queries.readStream(stream, { from: BigInt(before + 1), limit: events.length });
    if (!events.every(({ id }, index) => present[index]?.id === id)) return null;
    const { revision, position } = present.at(-1)!;
    return { revision, position };
  }

  private unavailable(outcome: 'not-written' | 'unknown'): StoreUnavailable {
    return new StoreUnavailable(`writing stopped: ${this.stopped?.message}`, outcome, { cause: this.stopped });
  }
}
