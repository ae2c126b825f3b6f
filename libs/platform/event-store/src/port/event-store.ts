import type { EventToAppend, StoredEvent } from './stored-event.js';
import type { ExpectedRevision } from './expected-revision.js';

export interface ReadStreamOptions {
  /** First revision to return, inclusive. Default: 0 forward, the last one backward. */
  readonly from?: bigint;
  readonly direction?: 'forward' | 'backward';
  /** At most this many events, ≥ 1. Default: all. */
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** Exclusive: returns only events after this position. Default: from the first event. */
  readonly after?: bigint;
  /** At most this many events, ≥ 1. */
  readonly limit: number;
}

export interface AppendOptions {
  /**
   * Called once, just before the write. Returning true cancels the append with AppendAbandoned. After it returns false,
   * the write lands or fails within 20 s.
   */
  readonly abandonIf?: () => boolean;
}

export interface AppendResult {
  /** Revision of the last event appended; for an empty append, of the stream's last event (−1n if it has none). */
  readonly revision: bigint;
  /** Position of the last event appended; for an empty append, of the log's last event (−1n if it has none). */
  readonly position: bigint;
}

/** `caught-up` is sent each time everything known so far has been delivered; it may be sent many times. */
export type SubscriptionMessage =
  { readonly kind: 'event'; readonly event: StoredEvent } | { readonly kind: 'caught-up' };

/**
 * The append-only log of all events, in streams.
 *
 * Guarantees of every adapter, proved by the event store contract suite:
 * - `append` is atomic (all events or none) and durable before it resolves. Events of one append are adjacent in their
 *   stream and in the log.
 * - Optimistic concurrency: of several writers with the same expected revision at most one succeeds; the others get
 *   WrongExpectedRevision with the actual revision.
 * - Idempotent retries: an append with the same event ids and the same expected revision (a number or `no-stream`) returns
 *   the first result and appends nothing, however much was appended since.
 * - Revisions are dense from 0. The log is totally ordered; an event is visible only when every event before it is.
 * - Texts are read back unchanged.
 * - A log has an identity, made once, which neither its events nor `head` and subscriptions show.
 * - A store that keeps its events outside this process stores with each its hash (`eventHash`). Every read and subscription
 *   recomputes it, checks that nothing is missing in between, and throws LogDamaged at the first event that differs. A
 *   subscription delivers everything before that event and nothing after it.
 *
 * Not guaranteed: atomicity across streams; idempotency with `any` and `stream-exists`; dense positions (the embedded and
 * in-memory adapters have them, EventStoreDB does not); that an append that failed with StoreUnavailable wrote nothing,
 * unless its `outcome` is `not-written`; that a missing end of the log is noticed, or of a stream on a server.
 */
export abstract class EventStore {
  /** Events of one stream in the given direction; empty for a stream that does not exist or a range after its end. */
  abstract readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]>;

  /**
   * A page of the whole log in order; shorter than `limit` only at its end.
   *
   * @throws UnknownPosition when positions are not dense and `after` is not a position of this log
   */
  abstract readAll(options: ReadAllOptions): Promise<readonly StoredEvent[]>;

  /** Position of the last event, null for an empty log. */
  abstract head(): Promise<bigint | null>;

  /** The last event of the log, null for an empty log. */
  abstract lastEvent(): Promise<StoredEvent | null>;

  /**
   * The log's identity, a lower-case UUID. It is made once, with the log or by the first store that asks, and never changes;
   * all stores of the log return the same, whoever made it. A copy of the files (a backup) has it too; a log into which
   * events were copied has its own. It is read from the log at each call, so that a log replaced under an open store shows.
   *
   * @throws LogReplaced when the log had an identity at an earlier call and has none now; StoreUnavailable
   */
  abstract identity(): Promise<string>;

  /** @throws WrongExpectedRevision, AppendAbandoned, StoreUnavailable, StreamDeleted */
  abstract append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options?: AppendOptions,
  ): Promise<AppendResult>;

  /**
   * Catch-up subscription: delivers every event after `after` (default: from the first), then live events, each exactly
   * once, in order, and the next only when the consumer asks. Subscriptions are independent. Ends when `signal` aborts or
   * the store closes; throws StoreUnavailable when it cannot continue.
   */
  abstract subscribe(options: {
    readonly after?: bigint;
    readonly signal: AbortSignal;
  }): AsyncIterable<SubscriptionMessage>;

  /** Completes accepted appends, rejects new ones with StoreUnavailable, ends subscriptions, frees all resources. */
  abstract close(): Promise<void>;
}
