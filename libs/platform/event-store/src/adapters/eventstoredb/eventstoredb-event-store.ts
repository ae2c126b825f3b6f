import {
  ANY,
  type EventStoreDBClient,
  type AppendResult as ServerAnswer,
  NO_STREAM as NO_STREAM_YET,
  STREAM_EXISTS,
} from '@eventstore/db-client';
import { Backoff } from '@app/retry';
import { AppendAbandoned, StoreUnavailable, StreamDeleted, WrongExpectedRevision } from '../../port/errors.js';
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
import {
  NO_STREAM,
  matchesExpectedRevision,
  assertValidLimit,
  assertStorable,
  revisionBeforeAppend,
} from '../append-rules.js';
import { AppendLimiter } from './append-limiter.js';
import { appendFailure } from './client-failures.js';
import { clientFor } from './connection-string.js';
import { fixedDeadline, withDeadline } from './deadlines.js';
import { type ProposedEvent, proposedEvent, sizeOf } from './event-bytes.js';
import { LogIdentity } from './log-identity.js';
import { LogReader } from './log-reader.js';
import { LogSubscription } from './log-subscription.js';
import { MAX_INT64, CategoryFilter, logPositionOf, scalarPosition } from './esdb-events.js';

export interface EventStoreDbOptions {
  /**
   * `esdb://` or `esdb+discover://`, with TLS, credentials, node preference and the rest as the client's documentation has
   * it. Credentials are sent over TLS only.
   */
  readonly connectionString: string;
  /** Only streams named `<category>-…` belong to this log; all others on the server are ignored. */
  readonly categories: readonly string[];
  /** Deadline of one attempt of an append. Default 5 000. */
  readonly appendDeadlineMs?: number;
  /** Deadline of one page of a read. Default 10 000. */
  readonly readDeadlineMs?: number;
  /**
   * Delays between the attempts of an append, of a page read and of a dropped subscription; so there is one attempt more.
   * Default: 100 and 500.
   */
  readonly retryDelaysMs?: readonly number[];
  /** Called with each failed attempt that may have interrupted a connection, also when a retry then succeeds. */
  readonly onInterruption?: () => void;
}

/** The port promises that an append ends within 20 s of `abandonIf`; the rest is for the response's way back. */
const APPEND_ENDS_WITHIN_MS = 18_000;

const expectedStates = { any: ANY, 'no-stream': NO_STREAM_YET, 'stream-exists': STREAM_EXISTS } as const;

/** Each with its hash, which names its revision where the expected one determines it. */
const proposedEvents = (
  stream: string,
  expected: ExpectedRevision,
  events: readonly EventToAppend[],
): ProposedEvent[] => {
  const before = revisionBeforeAppend(expected);
  return events.map((event, index) =>
    proposedEvent(stream, before === null ? '-' : BigInt(before) + BigInt(index + 1), event),
  );
};

/**
 * The log in EventStoreDB 22.6 or newer, by gRPC.
 *
 * Positions are the server's commit positions: increasing, not dense. `after` must be a position of this log; the
 * server rejects others.
 *
 * An append is retried with the same event ids and the same expected revision, by which the server recognises the
 * retry. It cannot with `any` or `stream-exists`. Those appends are retried only if certainly nothing was written. The
 * clocks of this machine and the server's must agree within a second or so: the server receives the deadline of every
 * append, so that none lands after it was abandoned.
 *
 * Streams of this log never get `$maxAge`, `$maxCount` or `$tb`: this adapter writes metadata of one stream only, which has
 * no events, and there the log's identity. Reading over the missing beginning of a truncated stream throws StreamDeleted.
 *
 * The metadata of each event ends with its hash, which is removed on reading. An event whose hash differs, or of another
 * program in a stream of this log, is LogDamaged.
 *
 * Reads go to the leader, which has every acknowledged event. The node preference applies to subscriptions, which may
 * lag.
 *
 * Not guaranteed: that a soft-deleted stream (not tombstoned) is distinguished from one that never existed, before its
 * first new event.
 */
export class EventStoreDbEventStore extends EventStore {
  private readonly categories: CategoryFilter;
  private readonly open: () => EventStoreDBClient;
  private readonly appends: AppendLimiter;
  private readonly reader: LogReader;
  private readonly logIdentity: LogIdentity;
  private readonly appendDeadlineMs: number;
  private readonly retryDelaysMs: readonly number[];
  private readonly onInterruption: () => void;
  private readonly closed = new AbortController();
  private readonly accepted = new Set<Promise<unknown>>();
  private closing: Promise<void> | null = null;

  private constructor(options: EventStoreDbOptions) {
    super();
    this.appendDeadlineMs = options.appendDeadlineMs ?? 5_000;
    this.retryDelaysMs = options.retryDelaysMs ?? [100, 500];
    this.onInterruption = options.onInterruption ?? (() => undefined);
    this.categories = new CategoryFilter(options.categories);
    this.open = () => clientFor(options.connectionString);
    this.appends = new AppendLimiter(this.open);
    this.reader = new LogReader(this.open, this.categories, {
      deadlineMs: options.readDeadlineMs ?? 10_000,
      retryDelaysMs: this.retryDelaysMs,
      onInterruption: this.onInterruption,
    });
    this.logIdentity = new LogIdentity(this.reader, this.appends, this.appendDeadlineMs);
  }

  /**
   * Does not wait for the server; the first call shows whether it can be reached and accepts the credentials.
   *
   * @throws InvalidConnectionString
   */
  static open(options: EventStoreDbOptions): EventStoreDbEventStore {
    return new EventStoreDbEventStore(options);
  }

  override async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    assertValidLimit(options.limit);
    return this.reader.stream(stream, options);
  }

  override async readAll(options: ReadAllOptions): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    assertValidLimit(options.limit);
    return this.reader.all(options);
  }

  override async head(): Promise<bigint | null> {
    this.assertOpen();
    return this.reader.head();
  }

  override async lastEvent(): Promise<StoredEvent | null> {
    this.assertOpen();
    return this.reader.lastEvent();
  }

  override async identity(): Promise<string> {
    this.assertOpen();
    return this.logIdentity.read();
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    { abandonIf }: AppendOptions = {},
  ): Promise<AppendResult> {
    this.assertOpen();
    if (!this.categories.hasStream(stream)) throw new TypeError(`${stream} is of no category of this log`);
    for (const event of events) assertStorable(stream, event);
    const writesNothing = events.length === 0 || this.isOutOfRange(expected);
    const append = writesNothing
      ? this.appendNothing(stream, expected)
      : this.appendEvents(stream, expected, proposedEvents(stream, expected, events), abandonIf);
    this.accepted.add(append);
    try {
      return await append;
    } finally {
      this.accepted.delete(append);
    }
  }

  override subscribe({
    after,
    signal,
  }: {
    readonly after?: bigint;
    readonly signal: AbortSignal;
  }): AsyncIterable<SubscriptionMessage> {
    this.assertOpen();
    return new LogSubscription(this.open, this.reader, this.categories, this.retryDelaysMs, after).messages(
      AbortSignal.any([signal, this.closed.signal]),
    );
  }

  override close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    this.closed.abort();
    await Promise.allSettled(this.accepted);
    await Promise.all([this.appends.close(), this.reader.close()]);
  }

  /** The server cannot represent this revision, so no stream has it. */
  private isOutOfRange(expected: ExpectedRevision): boolean {
    return typeof expected === 'bigint' && (expected < 0n || expected > MAX_INT64);
  }

  private async appendNothing(stream: string, expected: ExpectedRevision): Promise<AppendResult> {
    const last = (await this.reader.eventAt(stream))?.revision ?? null;
    if (!matchesExpectedRevision(expected, last === null ? NO_STREAM : Number(last))) {
      throw new WrongExpectedRevision(stream, expected, last);
    }
    return { revision: last ?? -1n, position: (await this.reader.head()) ?? -1n };
  }

  private appendEvents(
    stream: string,
    expected: ExpectedRevision,
    events: ProposedEvent[],
    abandonIf: AppendOptions['abandonIf'],
  ): Promise<AppendResult> {
    return this.appends.run(sizeOf(events), this.appendDeadlineMs, async () => {
      if (abandonIf?.()) throw new AppendAbandoned(stream);
      return this.write(stream, expected, events);
    });
  }

  private async write(stream: string, expected: ExpectedRevision, events: ProposedEvent[]): Promise<AppendResult> {
    const endsBy = performance.now() + APPEND_ENDS_WITHIN_MS;
    const left = (): number => endsBy - performance.now();
    const expectedRevision = typeof expected === 'bigint' ? expected : expectedStates[expected];
    const before = revisionBeforeAppend(expected);
    const backoff = new Backoff(this.retryDelaysMs);
    let mayBeWritten = false;
    for (let isRetry = false; ; isRetry = true) {
      let answer: ServerAnswer;
      try {
        const ms = Math.min(this.appendDeadlineMs, left());
        answer = await this.appends.attempt(ms, (client) =>
          client.appendToStream(stream, events, { expectedRevision, deadline: fixedDeadline(ms) }),
        );
      } catch (thrown) {
        const { error, transient } = appendFailure(thrown, stream, expected);
        if (transient) this.onInterruption();
        mayBeWritten ||= error instanceof StoreUnavailable && error.outcome === 'unknown';
        const mayRetry = transient && (before !== null || !mayBeWritten);
        if (mayRetry && (await backoff.wait({ withinMs: left() }))) continue;
        const isSure = !mayBeWritten || !(error instanceof StoreUnavailable);
        throw isSure ? error : new StoreUnavailable(error.message, 'unknown', { cause: error });
      }
      const { nextExpectedRevision: revision, position } = answer;
      // A soft-deleted stream continues its revision numbers, but its history is missing.
      if (before !== null && revision !== BigInt(before + events.length)) throw new StreamDeleted(stream);
      const given = isRetry ? null : scalarPosition(position);
      if (given !== null && given > 0n) return { revision, position: given };
      return { revision, position: await this.readBackPosition(stream, revision, events.at(-1)!.id, left()) };
    }
  }

  /** Reads the position back: the server may omit it when it answers a retry. */
  private async readBackPosition(stream: string, revision: bigint, id: string, leftMs: number): Promise<bigint> {
    try {
      const event = await withDeadline(leftMs, this.reader.eventAt(stream, revision));
      if (event?.id !== id) throw new Error(`${id} is not at revision ${revision}`);
      return logPositionOf(event);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new StoreUnavailable(`append to ${stream} is written, its position is not known: ${why}`, 'unknown', {
        cause,
      });
    }
  }

  private assertOpen(): void {
    if (this.closed.signal.aborted) throw new StoreUnavailable('event store is closed', 'not-written');
  }
}
