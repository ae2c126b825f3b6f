import type { SqliteDatabase, SqliteStatement, WritingConnection } from '@app/sqlite';
import type { LRUCache } from 'lru-cache';
import { AppendAbandoned, WrongExpectedRevision } from '../../port/errors.js';
import type { AppendResult } from '../../port/event-store.js';
import type { ExpectedRevision } from '../../port/expected-revision.js';
import type { EventToAppend } from '../../port/stored-event.js';
import { eventHash } from '../../event-hash/event-hash.js';
import { NO_STREAM, matchesExpectedRevision, assertStorable, revisionBeforeAppend } from '../append-rules.js';
import { EventQueries } from './event-queries.js';

/** Last revisions of the streams used most recently, as committed. Valid because this process is the only writer. */
export type StreamHeads = LRUCache<string, number>;

export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
  readonly abandonIf: (() => boolean) | undefined;
}

/** SQLite's text ends at U+0000 for some readers. Valid JSON has none. @throws TypeError */
const assertWithoutNul = (texts: readonly string[]): void => {
  if (texts.some((text) => text.includes('\0'))) throw new TypeError('not an event: text with U+0000');
};

/** Reads the log, and appends to it within group commits. Each append is checked against the state its predecessors left. */
export class LogConnection implements WritingConnection<Append, AppendResult> {
  readonly queries: EventQueries;
  private readonly insert: SqliteStatement<[number, string, number, string, string, string, string, string], never>;
  private readonly remove: SqliteStatement<[number], never>;
  private readonly recordEnd: SqliteStatement<[string, number, number], never>;

  /** Last revisions within the open transaction. */
  private readonly uncommitted = new Map<string, number>();
  private nextPosition: number;
  /** `nextPosition` before the last write, and at the last commit. */
  private firstPosition: number;
  private committedPosition: number;

  /** @param heads emptied, because they belong to an earlier connection */
  constructor(
    readonly db: SqliteDatabase,
    private readonly heads: StreamHeads,
  ) {
    heads.clear();
    this.queries = new EventQueries(db);
    this.insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, unhex(?))');
    this.remove = db.prepare('DELETE FROM events WHERE position >= ?');
    this.recordEnd = db.prepare('REPLACE INTO streams VALUES (?, ?, ?)');
    const last = this.queries.head();
    this.nextPosition = last === null ? 0 : last + 1;
    this.firstPosition = this.committedPosition = this.nextPosition;
  }

  write({ stream, expected, events, abandonIf }: Append): AppendResult {
    this.firstPosition = this.nextPosition;
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
      this.recordEnd.run(stream, revision, this.nextPosition - 1);
      this.uncommitted.set(stream, revision);
    }
    return { revision: BigInt(revision), position: BigInt(this.nextPosition - 1) };
  }

  undo(): void {
    if (this.nextPosition === this.firstPosition) return;
    this.remove.run(this.firstPosition);
    this.nextPosition = this.firstPosition;
  }

  committed(): boolean {
    for (const [stream, revision] of this.uncommitted) this.heads.set(stream, revision);
    this.uncommitted.clear();
    const changed = this.nextPosition > this.committedPosition;
    this.committedPosition = this.nextPosition;
    return changed;
  }

  rolledBack(): void {
    this.uncommitted.clear();
    this.nextPosition = this.committedPosition;
  }

  private lastRevisionOf(stream: string): number {
    const known = this.uncommitted.get(stream) ?? this.heads.get(stream);
    if (known !== undefined) return known;
    const revision = this.queries.lastRevision(stream);
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
    const present = this.queries.readStream(stream, { from: BigInt(before + 1), limit: events.length }, head);
    if (!events.every(({ id }, index) => present[index]?.id === id)) return null;
    const { revision, position } = present.at(-1)!;
    return { revision, position };
  }
}
