import type { BroadcastChannel } from 'node:worker_threads';
import { makeFolder } from '@app/data-files';
import { sqliteCode, type WritingState } from '@app/sqlite';
import { LRUCache } from 'lru-cache';
import { LogDamaged, StoreUnavailable } from '../../port/errors.js';
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
import { openEventLog } from './event-log-database.js';
import { EventQueries } from './event-queries.js';
import type { StreamHeads } from './log-connection.js';
import { logChannel } from './log-channel.js';
import { InlineLogWriter, type LogWriter } from './log-writer.js';
import { ThreadedLogWriter } from './threaded-log-writer.js';
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
   * Where a writer commits. `thread` (default): in a worker thread, with another one for WAL checkpoints, so that the calling
   * thread never waits for the disk; it needs the built JavaScript. `inline`: in the calling thread. A URL: `thread`, with
   * the built worker that lies there, for specs.
   */
  readonly commits?: 'thread' | 'inline' | URL;
  /** Streams whose last revision a writer caches. Default 50 000, about 10 MB. */
  readonly headCapacity?: number;
  /** How long a commit waits while a foreign connection holds the lock. Default 5 000. */
  readonly busyTimeoutMs?: number;
  /** Called whenever a writer's disk fills up, has room again, or fails. */
  readonly onWritingState?: (state: WritingState) => void;
  /** Runs the COMMIT of a writer that commits inline; replaced only to inject faults. */
  readonly runCommit?: (commit: () => void) => void;
}

/** The parts that only a folder's writer has. */
interface WritingSide {
  readonly writer: LogWriter;
  readonly heads: StreamHeads;
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

/**
 * The log in one SQLite file, `events.db` (WAL, `synchronous=FULL`).
 *
 * Beyond the port: positions are dense from 0; appends queued in one turn of the event loop share one transaction and one
 * fsync, and so do those that arrive while the writer's thread commits. While the disk is full appends fail with
 * StoreDiskFull, and succeed again once there is room. After any other I/O error the store stops writing permanently:
 * `writeFailure` holds it. Reads continue in both cases, on the calling thread.
 *
 * A row whose hash differs, a missing revision, a position missing before another, and a file that SQLite finds malformed
 * are LogDamaged.
 *
 * Not guaranteed: anything on a network file system; that a waiting subscription keeps its thread alive.
 */
export class EmbeddedEventStore extends EventStore {
  private closing: Promise<void> | null = null;

  /** @param queries of the connection in use: an inline writer changes it after a full disk */
  private constructor(
    private readonly queries: () => EventQueries,
    private readonly closeReader: () => void,
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
    const channel = logChannel(folder);
    channel.onmessage = () => wakeUps.signal();
    const queries = new EventQueries(db);
    const closeReader = (): void => db.close();
    return new EmbeddedEventStore(() => queries, closeReader, channel, wakeUps, null);
  }

  private static async openWriter(options: EmbeddedEventStoreOptions): Promise<EmbeddedEventStore> {
    const { folder, headCapacity = 50_000 } = options;
    makeFolder(folder);
    const lock = WriterLock.acquire(folder);
    const channel = logChannel(folder);
    try {
      assertNobodyElseUses(folder);
      const wakeUps = new ChangeSignal();
      const heads = new LRUCache<string, number>({ max: headCapacity });
      const writer = await this.openLogWriter({ ...options, headCapacity }, heads, channel, wakeUps);
      const closeReader = (): void => undefined;
      return new EmbeddedEventStore(() => writer.queries, closeReader, channel, wakeUps, { writer, heads, lock });
    } catch (error) {
      channel.close();
      lock.release();
      throw error;
    }
  }

  private static openLogWriter(
    options: EmbeddedEventStoreOptions & { readonly headCapacity: number },
    heads: StreamHeads,
    channel: BroadcastChannel,
    wakeUps: ChangeSignal,
  ): LogWriter | Promise<LogWriter> {
    const { folder, commits = 'thread', headCapacity, busyTimeoutMs = 5_000, onWritingState, runCommit } = options;
    const both = { folder, busyTimeoutMs, heads, ...(onWritingState && { onState: onWritingState }) };
    if (commits !== 'inline') {
      channel.onmessage = () => wakeUps.signal();
      return ThreadedLogWriter.start({ ...both, headCapacity, ...(commits !== 'thread' && { worker: commits }) });
    }
    const onCommitted = (): void => {
      wakeUps.signal();
      channel.postMessage(null);
    };
    return new InlineLogWriter({ ...both, onCommitted, ...(runCommit && { runCommit }) });
  }

  /** The error that stopped writing; null while the store is healthy. For the health check. */
  get writeFailure(): Error | null {
    const state = this.writing?.writer.state;
    return state?.kind === 'failed' ? state.error : null;
  }

  /** Transactions (one fsync each) that added events since the store was opened. For the metrics. */
  get commits(): number {
    return this.writing?.writer.commits ?? 0;
  }

  override async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    assertValidLimit(options.limit);
    const { from = 0n, direction = 'forward' } = options;
    return this.read(() => {
      const queries = this.queries();
      const end = this.writing?.heads.get(stream) ?? queries.lastRevision(stream);
      this.writing?.heads.set(stream, end);
      return direction === 'forward' && from > end ? [] : queries.readStream(stream, options, end);
    });
  }

  override async readAll({ after, limit }: ReadAllOptions): Promise<readonly StoredEvent[]> {
    assertValidLimit(limit);
    return this.read(() => [...this.queries().readAll(after, limit)]);
  }

  override async head(): Promise<bigint | null> {
    const head = this.read(() => this.queries().head());
    return head === null ? null : BigInt(head);
  }

  override async lastEvent(): Promise<StoredEvent | null> {
    return this.read(() => {
      const queries = this.queries();
      const head = queries.head();
      return head === null ? null : ([...queries.readAll(BigInt(head) - 1n, 1)][0] ?? null);
    });
  }

  override async identity(): Promise<string> {
    return this.read(() => this.queries().identity());
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    { abandonIf }: AppendOptions = {},
  ): Promise<AppendResult> {
    if (!this.writing) throw new StoreUnavailable('this event store was opened for reading', 'not-written');
    this.assertOpen();
    return this.writing.writer.write({ stream, expected, events, abandonIf });
  }

  override subscribe(options: {
    readonly after?: bigint;
    readonly signal: AbortSignal;
  }): AsyncIterable<SubscriptionMessage> {
    this.assertOpen();
    const readPage = (after: bigint | undefined, limit: number): Iterable<StoredEvent> =>
      this.readEach(this.queries().readAll(after, limit));
    return subscribeByPages(readPage, this.changes, options);
  }

  override close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    this.changes.end();
    await this.writing?.writer.close();
    this.channel.close();
    this.closeReader();
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
