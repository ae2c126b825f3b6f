import { realpathSync } from 'node:fs';
import { BroadcastChannel } from 'node:worker_threads';
import { makeFolder } from '@app/data-files';
import { GroupCommitter, sqliteCode, type SqliteDatabase, type WriteRefusal, type WritingState } from '@app/sqlite';
import { LRUCache } from 'lru-cache';
import { LogDamaged, StoreDiskFull, StoreUnavailable } from '../../port/errors.js';
import {
  type AppendOptions,
  type AppendResult,
  EventStore,
  type ReadAllOptions,
  type ReadStreamOptions,
  type SubscriptionMessage,
} from '../../port/event-store.js';
import type { ExpectedRevision } from '../../port/expected-revision.js';
import type { EventToAppend, StoredEvent } from '../../port/stored-event.js';
import { assertValidLimit } from '../append-rules.js';
import { subscribeByPages } from '../page-subscription.js';
import { ChangeSignal } from '../change-signal.js';
import { CheckpointerThread } from './checkpointer-thread.js';
import { eventLogFile, openEventLog } from './event-log-database.js';
import { EventQueries } from './event-queries.js';
import { LogConnection, type Append, type StreamHeads } from './log-connection.js';
import { assertNobodyElseUses, WriterLock } from './writer-lock.js';

export type { WritingState } from '@app/sqlite';

export interface EmbeddedEventStoreOptions {
  /** Data folder on a local disk. A writer creates a missing one. */
  readonly folder: string;
  /**
   * `writer`: the one store that appends; no other may be open on the folder, in this process or another.
   * `reader`: for other threads of the writer's process; it reads and subscribes. Another process could read too, but
   * nothing would notify its subscriptions.
   */
  readonly mode: 'writer' | 'reader';
  /**
   * Where a writer's WAL checkpoints run. `thread` (default): a worker thread, so that commits do not wait for them; it
   * needs the built JavaScript. `inline`: in the committing connection.
   */
  readonly checkpointer?: 'thread' | 'inline';
  /** Streams whose last revision a writer caches. Default 50 000, about 10 MB. */
  readonly headCapacity?: number;
  /** How long a commit blocks its thread while a foreign connection holds the lock. Default 5 000. */
  readonly busyTimeoutMs?: number;
  /** Called whenever a writer's disk fills up, has room again, or fails. */
  readonly onWritingState?: (state: WritingState) => void;
  /** Runs a writer's COMMIT; replaced only to inject faults. */
  readonly runCommit?: (commit: () => void) => void;
}

interface ReadingConnection {
  readonly db: SqliteDatabase;
  readonly queries: EventQueries;
}

/** The parts that only a folder's writer has. */
interface WritingSide {
  readonly committer: GroupCommitter<Append, AppendResult, LogConnection>;
  readonly heads: StreamHeads;
  readonly checkpointer: CheckpointerThread | null;
  readonly lock: WriterLock;
}

/** Of SQLite's errors these say that the file is not what SQLite wrote. The driver's own is about a value nobody stored. */
const isDamage = (error: unknown): boolean =>
  ['SQLITE_CORRUPT', 'SQLITE_NOTADB'].includes(sqliteCode(error) ?? '') || error instanceof RangeError;

const readFailure = (error: unknown): Error => {
  if (error instanceof LogDamaged) return error;
  if (isDamage(error)) return new LogDamaged(null, null, String(error), { cause: error });
  return new StoreUnavailable(`the log cannot be read: ${String(error)}`, 'not-written', { cause: error });
};

/** A checkpoint in the committing connection after this many appends: a WAL of a few MB. */
const INLINE_CHECKPOINT_EVERY = 1_000;

const refusalError = ({ reason, outcome, message, cause }: WriteRefusal): StoreUnavailable =>
  new (reason === 'disk-full' ? StoreDiskFull : StoreUnavailable)(message, outcome, { cause });

/** Refuses to go on with another file that lies in the log's place when it is opened again. */
const toOneLog = (connect: () => LogConnection): (() => LogConnection) => {
  let log: string | null = null;
  return () => {
    const connection = connect();
    const found = connection.queries.identity();
    log ??= found;
    if (found === log) return connection;
    const { db } = connection;
    db.close();
    throw new StoreUnavailable(`${db.file} was replaced: it was the log ${log}, and is ${found} now`, 'not-written');
  };
};

/** SQLite ignores what fails in a checkpoint of its own. */
const connectForWriting = (folder: string, busyTimeoutMs: number, heads: StreamHeads): LogConnection => {
  const db = openEventLog(folder, 'writer', busyTimeoutMs);
  try {
    db.pragma('wal_autocheckpoint = 0');
    return new LogConnection(db, heads);
  } catch (error) {
    db.close();
    throw error;
  }
};

/** On this channel a writer notifies the readers in its process that the log grew. */
const channelOf = (folder: string): BroadcastChannel => {
  const channel = new BroadcastChannel(`sangkien-events:${realpathSync(folder)}`);
  channel.unref();
  return channel;
};

/**
 * The log in one SQLite file, `events.db` (WAL, `synchronous=FULL`).
 *
 * Beyond the port: positions are dense from 0; appends queued in one turn of the event loop share one transaction and one
 * fsync. While the disk is full appends fail with StoreDiskFull, and succeed again once there is room. After any other I/O
 * error the store stops writing permanently: `writeFailure` holds it. Reads continue in both cases. Commits and reads run
 * on the calling thread.
 *
 * A row whose hash differs, a missing revision, a position missing before another, and a file that SQLite finds malformed
 * are LogDamaged.
 *
 * Not guaranteed: anything on a network file system; that a waiting subscription keeps its thread alive.
 */
export class EmbeddedEventStore extends EventStore {
  private closing: Promise<void> | null = null;

  /** @param connection the one in use; a writer changes it after a full disk */
  private constructor(
    private readonly connection: () => ReadingConnection,
    private readonly channel: BroadcastChannel,
    private readonly changes: ChangeSignal,
    private readonly writing: WritingSide | null,
  ) {
    super();
  }

  /**
   * @throws StoreUnavailable when another store writes to the folder (naming the folder and the process), when the folder
   * has a newer format (naming both numbers), when `events.db` is something else or cannot be opened
   */
  static open(options: EmbeddedEventStoreOptions): Promise<EmbeddedEventStore> {
    return options.mode === 'writer' ? this.openWriter(options) : this.openReader(options);
  }

  private static async openReader({ folder, busyTimeoutMs = 5_000 }: EmbeddedEventStoreOptions) {
    const db = openEventLog(folder, 'reader', busyTimeoutMs);
    const wakeUps = new ChangeSignal();
    const channel = channelOf(folder);
    channel.onmessage = () => wakeUps.signal();
    const connection = { db, queries: new EventQueries(db) };
    return new EmbeddedEventStore(() => connection, channel, wakeUps, null);
  }

  private static async openWriter(options: EmbeddedEventStoreOptions): Promise<EmbeddedEventStore> {
    const { folder, checkpointer: where = 'thread', headCapacity = 50_000, busyTimeoutMs = 5_000 } = options;
    makeFolder(folder);
    const lock = WriterLock.acquire(folder);
    const channel = channelOf(folder);
    let committer: WritingSide['committer'] | undefined;
    try {
      assertNobodyElseUses(folder);
      const wakeUps = new ChangeSignal();
      const heads = new LRUCache<string, number>({ max: headCapacity });
      const opened = new GroupCommitter<Append, AppendResult, LogConnection>({
        connect: toOneLog(() => connectForWriting(folder, busyTimeoutMs, heads)),
        refusalError,
        onCommitted: () => {
          wakeUps.signal();
          channel.postMessage(null);
        },
        ...(where === 'inline' && { checkpointEvery: INLINE_CHECKPOINT_EVERY }),
        ...(options.runCommit && { runCommit: options.runCommit }),
        ...(options.onWritingState && { onState: options.onWritingState }),
      });
      committer = opened;
      const checkpointer = where === 'inline' ? null : await CheckpointerThread.start(eventLogFile(folder), committer);
      return new EmbeddedEventStore(() => opened.connection, channel, wakeUps, {
        committer,
        heads,
        checkpointer,
        lock,
      });
    } catch (error) {
      committer?.connection.db.close();
      channel.close();
      lock.release();
      throw error;
    }
  }

  /** The error that stopped writing; null while the store is healthy. For the health check. */
  get writeFailure(): Error | null {
    const state = this.writing?.committer.state;
    return state?.kind === 'failed' ? state.error : null;
  }

  /** Transactions (one fsync each) that added events since the store was opened. For the metrics. */
  get commits(): number {
    return this.writing?.committer.commits ?? 0;
  }

  override async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    assertValidLimit(options.limit);
    const { from = 0n, direction = 'forward' } = options;
    return this.read(() => {
      const { queries } = this.connection();
      const end = this.writing?.heads.get(stream) ?? queries.lastRevision(stream);
      this.writing?.heads.set(stream, end);
      return direction === 'forward' && from > end ? [] : queries.readStream(stream, options, end);
    });
  }

  override async readAll({ after, limit }: ReadAllOptions): Promise<readonly StoredEvent[]> {
    assertValidLimit(limit);
    return this.read(() => [...this.connection().queries.readAll(after, limit)]);
  }

  override async head(): Promise<bigint | null> {
    const head = this.read(() => this.connection().queries.head());
    return head === null ? null : BigInt(head);
  }

  override async lastEvent(): Promise<StoredEvent | null> {
    return this.read(() => {
      const { queries } = this.connection();
      const head = queries.head();
      return head === null ? null : ([...queries.readAll(BigInt(head) - 1n, 1)][0] ?? null);
    });
  }

  override async identity(): Promise<string> {
    return this.read(() => this.connection().queries.identity());
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    { abandonIf }: AppendOptions = {},
  ): Promise<AppendResult> {
    if (!this.writing) throw new StoreUnavailable('this event store was opened for reading', 'not-written');
    this.assertOpen();
    return this.writing.committer.write({ stream, expected, events, abandonIf });
  }

  override subscribe(options: {
    readonly after?: bigint;
    readonly signal: AbortSignal;
  }): AsyncIterable<SubscriptionMessage> {
    this.assertOpen();
    const readPage = (after: bigint | undefined, limit: number): Iterable<StoredEvent> =>
      this.readEach(this.connection().queries.readAll(after, limit));
    return subscribeByPages(readPage, this.changes, options);
  }

  override close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    this.changes.end();
    this.writing?.committer.flush();
    this.channel.close();
    await this.writing?.checkpointer?.stop();
    this.connection().db.close();
    this.writing?.lock.release();
  }

  private read<Answer>(query: () => Answer): Answer {
    this.assertOpen();
    try {
      return query();
    } catch (error) {
      throw readFailure(error);
    }
  }

  private *readEach(events: Iterable<StoredEvent>): Iterable<StoredEvent> {
    this.assertOpen();
    try {
      yield* events;
    } catch (error) {
      throw readFailure(error);
    }
  }

  private assertOpen(): void {
    if (this.changes.ended) throw new StoreUnavailable('event store is closed', 'not-written');
  }
}
