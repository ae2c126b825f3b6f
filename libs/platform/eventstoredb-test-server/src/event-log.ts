import { randomUUID } from 'node:crypto';
import { type ExpectedRevision, InMemoryEventStore, type StoredEvent, WrongExpectedRevision } from '@app/event-store';
import { RecentEventIds } from './recent-event-ids.js';
import {
  type StreamMetadata,
  isMetastream,
  metastreamOf,
  originalStreamOf,
  parseStreamMetadata,
  softDeletedMetadata,
  undeletedMetadata,
} from './stream-metadata.js';

export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  /** Whether the writer declared the body as JSON; the server stores no more of a content type. */
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** A position in $all. Both parts are equal for events written without an explicit transaction. */
export interface LogPosition {
  readonly commit: number;
  readonly prepare: number;
}

/** An event with the fields that the in-memory store does not have. Bodies are bytes as latin1 text. */
export interface LogRecord extends LogPosition {
  readonly event: StoredEvent;
  /** As the server reports it: a tombstone has the greatest int64 (`EventNumber.DeletedStream`). */
  readonly revision: string;
  /** 100 ns ticks since 1970, as text. */
  readonly created: string;
  readonly json: boolean;
}

export type WriteOutcome =
  | { readonly kind: 'written'; readonly revision: number; readonly position: LogPosition | null }
  | { readonly kind: 'conflict'; readonly current: number }
  | { readonly kind: 'stream-deleted' };

/** The readable part of a stream: the visible revisions, or the reason there are none. */
export type StreamView =
  | { readonly kind: 'visible'; readonly first: number; readonly last: number }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'deleted' };

export const LAST_REVISION = '9223372036854775807';
const TICKS_PER_MILLISECOND = 10_000;
/** Approximate bytes of a record beside its texts. On a real server positions are byte offsets, so they are never dense. */
const RECORD_FRAME = 83;
const LINK = '$>';

const bytesOf = ({ data, metadata, type }: ProposedEvent): number => data.length + metadata.length + 2 * type.length;

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const isAfter = (record: LogPosition, { commit, prepare }: LogPosition): boolean =>
  record.commit > commit || (record.commit === commit && record.prepare > prepare);

const jsonEvent = (type: string, data: string): ProposedEvent => ({
  id: randomUUID(),
  type,
  json: true,
  data: Buffer.from(data),
  metadata: new Uint8Array(),
});

/**
 * The server's log: the in-memory event store, with positions, times, deletions and stream metadata.
 *
 * Writes are decided one after the other, as by the server's single storage writer
 * (`src/KurrentDB.Core/Services/Storage/StorageWriterService.cs`). Rules of deletion and truncation:
 * `docs/server/features/streams.md`, "Deleting streams and events". All paths here and in the files beside are of the
 * public repository kurrent-io/KurrentDB.
 *
 * Not supported: `$maxAge` and access control lists have no effect, and nothing is scavenged.
 */
export class EventLog {
  private readonly store = new InMemoryEventStore();
  private readonly records: LogRecord[] = [];
  private readonly lastRevisions = new Map<string, number>();
  private readonly metadata = new Map<string, StreamMetadata>();
  private readonly tombstoned = new Set<string>();
  private readonly watchers = new Set<() => void>();
  private lastWrite: Promise<unknown>;
  private end = 0;

  /** @param recentIds recognises retries with `any` and `stream-exists` */
  constructor(private readonly recentIds = new RecentEventIds()) {
    this.lastWrite = this.writeSystemEvents();
  }

  /** Number of events in the log, system events included. */
  get length(): number {
    return this.records.length;
  }

  /** @param inTransaction a later record commits the events, so their commit position differs from their prepare position */
  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly ProposedEvent[],
    inTransaction = false,
  ): Promise<WriteOutcome> {
    return this.runExclusive(() => this.decideAppend(stream, expected, events, inTransaction));
  }

  /**
   * Soft delete: an event in the metadata stream sets `$tb` of the stream to the greatest int64. A stream with neither
   * events nor metadata cannot be deleted (`StorageWriterService.cs`, WriteDelete).
   */
  delete(stream: string, expected: ExpectedRevision): Promise<WriteOutcome> {
    return this.runExclusive(async () => {
      const refused = this.refusalToDelete(stream, expected);
      if (refused) return refused;
      const metastream = metastreamOf(stream);
      if (this.last(stream) < 0 && this.last(metastream) < 0) return { kind: 'conflict', current: -1 };
      return this.write(metastream, [jsonEvent('$metadata', softDeletedMetadata)]);
    });
  }

  /** Hard delete: a `$streamDeleted` event ends the stream permanently (streams.md, "Hard delete"). */
  tombstone(stream: string, expected: ExpectedRevision): Promise<WriteOutcome> {
    return this.runExclusive(async () => {
      const refused = this.refusalToDelete(stream, expected);
      if (refused) return refused;
      this.tombstoned.add(stream);
      return this.write(stream, [jsonEvent('$streamDeleted', '')]);
    });
  }

  /** A link as projections write it: type `$>`, data `revision@stream`. */
  link(stream: string, target: { readonly stream: string; readonly revision: bigint }): Promise<WriteOutcome> {
    const data = Buffer.from(`${target.revision}@${target.stream}`);
    const event = { id: randomUUID(), type: LINK, json: false, data, metadata: new Uint8Array() };
    return this.append(stream, 'any', [event]);
  }

  view(stream: string): StreamView {
    if (this.isDeleted(stream)) return { kind: 'deleted' };
    const last = this.last(stream);
    if (last < 0 || this.isSoftDeleted(stream)) return { kind: 'not-found' };
    const { maxCount = Infinity, truncateBefore = 0 } = this.metadataOf(stream);
    return { kind: 'visible', first: Math.max(0, truncateBefore, last - maxCount + 1), last };
  }

  /** Revision of the stream's last event, deleted or not, its tombstone counted; −1 for none. */
  last(stream: string): number {
    return this.lastRevisions.get(stream) ?? -1;
  }

  /** Records of $all from this index. */
  async allFrom(index: number, limit: number): Promise<readonly LogRecord[]> {
    return this.records.slice(index, index + limit);
  }

  /** Records of a stream in order, visible or not; without those of a write in progress. */
  async streamFrom(stream: string, revision: number, limit: number): Promise<readonly LogRecord[]> {
    const events = await this.store.readStream(stream, { from: BigInt(revision), limit });
    return events.flatMap(({ position }) => this.records[Number(position)] ?? []);
  }

  /** The target of a link; null if the target is gone, undefined if the event is not a link. */
  async targetOf({ event }: LogRecord): Promise<LogRecord | null | undefined> {
    if (event.type !== LINK) return undefined;
    const [revision, ...name] = Buffer.from(event.data, 'latin1').toString('utf8').split('@');
    const stream = name.join('@');
    const view = this.view(stream);
    if (view.kind !== 'visible' || Number(revision) < view.first || Number(revision) > view.last) return null;
    const [target] = await this.streamFrom(stream, Number(revision), 1);
    return target ?? null;
  }

  /** Index of the first record at or after the position. */
  indexAt(position: LogPosition): number {
    return this.firstIndex((record) => !isAfter(position, record));
  }

  /**
   * Whether a forward read may start there: a record starts there, or the log ends before it. A position inside a record
   * is an error (`StorageReaderWorker.All.cs`, InvalidReadException).
   */
  isPlace(position: LogPosition): boolean {
    const record = this.records[this.indexAt(position)];
    return record === undefined || !isAfter(record, position);
  }

  /** Index of the first record after the position. */
  indexAfter(position: LogPosition): number {
    return this.firstIndex((record) => isAfter(record, position));
  }

  /** Calls the listener after every write, until the returned function is called. */
  watch(onWritten: () => void): () => void {
    this.watchers.add(onWritten);
    return () => this.watchers.delete(onWritten);
  }

  private firstIndex(holds: (record: LogRecord) => boolean): number {
    let [low, high] = [0, this.records.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(this.records[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private runExclusive(write: () => Promise<WriteOutcome>): Promise<WriteOutcome> {
    const outcome = this.lastWrite.then(write);
    this.lastWrite = outcome.catch(() => undefined);
    return outcome;
  }

  /**
   * The server's check of a write (`src/KurrentDB.Core/Services/Storage/ReaderIndex/IndexWriter.cs`, CheckCommit; in
   * words: `docs/server/http-api/introduction.md`, "Idempotence"):
   * - before the stream's end: a retry if every id is exactly where this write would have put it, else a conflict;
   *   `no-stream` on a soft-deleted stream restarts it if its first event has another id;
   * - exactly at its end: appended, ids are not compared;
   * - `stream-exists` on a soft-deleted stream: refused as deleted;
   * - `any` and `stream-exists`: a retry if every id is among the recent ids of the stream, a conflict if only the first
   *   ones are, else appended.
   */
  private async decideAppend(
    stream: string,
    expected: ExpectedRevision,
    events: readonly ProposedEvent[],
    inTransaction: boolean,
  ): Promise<WriteOutcome> {
    if (this.tombstoned.has(stream)) return { kind: 'stream-deleted' };
    const current = this.last(stream);
    const softDeleted = this.isSoftDeleted(stream);
    if (expected === 'any' || expected === 'stream-exists') {
      if (expected === 'stream-exists' && softDeleted) return { kind: 'stream-deleted' };
      if (expected === 'stream-exists' && !this.exists(stream)) return { kind: 'conflict', current };
      const known = this.recentIds.revisions(stream, events);
      if (known.length > 0)
        return known.length < events.length ? { kind: 'conflict', current } : this.repeated(stream, known.at(-1)!);
    } else if (!(expected === 'no-stream' && softDeleted && !(await this.begins(stream, events)))) {
      return this.writeChecked(stream, expected, events, inTransaction);
    }
    return this.writeChecked(stream, 'any', events, inTransaction);
  }

  private async writeChecked(
    stream: string,
    expected: ExpectedRevision,
    events: readonly ProposedEvent[],
    inTransaction: boolean,
  ): Promise<WriteOutcome> {
    try {
      const undelete = this.isSoftDeleted(stream) ? this.last(stream) + 1 : null;
      const restored = isMetastream(stream) && this.isSoftDeleted(originalStreamOf(stream));
      const before = this.records.length;
      const outcome = await this.write(stream, events, expected, inTransaction);
      const isNew = this.records.length > before;
      if (isNew && undelete !== null) await this.undelete(stream, undelete);
      if (isNew && restored) await this.undelete(originalStreamOf(stream), this.last(originalStreamOf(stream)) + 1);
      return outcome;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return { kind: 'conflict', current: this.last(stream) };
      throw error;
    }
  }

  /**
   * An append to a soft-deleted stream, or new metadata of one, moves `$tb` from the greatest int64 to the next
   * revision, in one more event (`StorageWriterService.cs`, SoftUndeleteStream and SoftUndeleteMetastream).
   */
  private async undelete(stream: string, truncateBefore: number): Promise<void> {
    const metastream = metastreamOf(stream);
    const [record] = await this.streamFrom(metastream, this.last(metastream), 1);
    const raw = Buffer.from(record!.event.data, 'latin1').toString('utf8');
    await this.write(metastream, [jsonEvent('$metadata', undeletedMetadata(raw, truncateBefore))]);
  }

  private async begins(stream: string, events: readonly ProposedEvent[]): Promise<boolean> {
    const [first] = await this.streamFrom(stream, 0, 1);
    return first !== undefined && first.event.id === events[0]?.id;
  }

  private async repeated(stream: string, revision: number): Promise<WriteOutcome> {
    const [record] = await this.streamFrom(stream, revision, 1);
    return { kind: 'written', revision, position: record! };
  }

  private async write(
    stream: string,
    events: readonly ProposedEvent[],
    expected: ExpectedRevision = 'any',
    inTransaction = false,
  ): Promise<WriteOutcome> {
    const stored = events.map(({ id, type, data, metadata }) => ({
      id,
      type,
      data: latin1(data),
      metadata: latin1(metadata),
    }));
    const { revision, position } = await this.store.append(stream, expected, stored);
    if (events.length === 0) return { kind: 'written', revision: Number(revision), position: null };
    const isRepeat = Number(position) < this.records.length;
    if (!isRepeat) await this.record(stream, events, inTransaction);
    return { kind: 'written', revision: Number(revision), position: this.records[Number(position)]! };
  }

  private async record(stream: string, events: readonly ProposedEvent[], inTransaction: boolean): Promise<void> {
    const created = String(Date.now() * TICKS_PER_MILLISECOND);
    const stored = await this.store.readAll({ after: BigInt(this.records.length - 1), limit: events.length });
    const prepares = events.map((event) => {
      const prepare = this.end;
      this.end += RECORD_FRAME + bytesOf(event) + stream.length;
      return prepare;
    });
    const transactionEnd = this.end;
    if (inTransaction) this.end += RECORD_FRAME;
    stored.forEach((event, index) => {
      const prepare = prepares[index]!;
      this.records.push({
        event,
        revision: event.type === '$streamDeleted' ? LAST_REVISION : String(event.revision),
        commit: inTransaction ? transactionEnd : prepare,
        prepare,
        created,
        json: events[index]!.json,
      });
      this.recentIds.add(event);
    });
    this.lastRevisions.set(stream, Number(stored.at(-1)!.revision));
    if (isMetastream(stream)) this.metadata.set(originalStreamOf(stream), parseStreamMetadata(stored.at(-1)!));
    for (const onWritten of [...this.watchers]) onWritten();
  }

  private refusalToDelete(stream: string, expected: ExpectedRevision): WriteOutcome | undefined {
    if (this.tombstoned.has(stream)) return { kind: 'stream-deleted' };
    if (expected === 'stream-exists' && this.isSoftDeleted(stream)) return { kind: 'stream-deleted' };
    const current = this.last(stream);
    const asExpected =
      expected === 'any' ||
      (expected === 'stream-exists' && this.exists(stream)) ||
      (expected === 'no-stream' && (current < 0 || this.isSoftDeleted(stream))) ||
      Number(expected) === current;
    return asExpected ? undefined : { kind: 'conflict', current };
  }

  /** A stream with metadata only also exists (CheckCommit, StreamExists). */
  private exists(stream: string): boolean {
    return this.last(stream) >= 0 || this.last(metastreamOf(stream)) >= 0;
  }

  private isSoftDeleted(stream: string): boolean {
    return this.metadataOf(stream).truncateBefore === Number(LAST_REVISION);
  }

  /**
   * A metadata stream is deleted with its stream for reads (`ReaderIndex/IndexReader.cs`, GetStreamLastEventNumber).
   * Writes look at the metadata stream alone (`ReaderIndex/IndexWriter.cs`), so the server accepts metadata of a
   * tombstoned stream that nobody can read.
   */
  private isDeleted(stream: string): boolean {
    return this.tombstoned.has(isMetastream(stream) ? originalStreamOf(stream) : stream);
  }

  /** Reads return only the last event of a metadata stream: `MetaStreamMaxCount` in `src/KurrentDB.Core/Services/ESConsts.cs`. */
  private metadataOf(stream: string): StreamMetadata {
    if (isMetastream(stream)) return { maxCount: 1 };
    return this.metadata.get(stream) ?? {};
  }

  /**
   * A server is never empty: its first start creates users (`docs/server/security/user-authentication.md`, "Default
   * users"), in protected streams.
   */
  private async writeSystemEvents(): Promise<void> {
    const admin = { loginName: 'admin', fullName: 'Event Store Administrator', groups: ['$admins'], disabled: false };
    await this.write('$user-admin', [jsonEvent('$UserCreated', JSON.stringify(admin))]);
    await this.write('$users', [jsonEvent('$User', '"admin"')]);
  }
}
