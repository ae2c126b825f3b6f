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
  /** Exclusive: only events behind this position. Default: from the first event. */
  readonly after?: bigint;
  /** At most this many events, ≥ 1. */
  readonly limit: number;
}

export interface AppendOptions {
  /**
   * Asked once, right before the write begins. True gives the append up with AppendAbandoned. After it answered false
   * the write either lands or fails within 20 s.
   */
  readonly abandonIf?: () => boolean;
}

export interface AppendResult {
  /** Revision of the last event appended (or, for an empty append, of the last one there; −1n for none). */
  readonly revision: bigint;
  /** Position of the last event appended (or, for an empty append, of the log's head). */
  readonly position: bigint;
}

/** `caught-up` follows when everything known so far was handed out; it may come many times. */
export type SubscriptionMessage =
  { readonly kind: 'event'; readonly event: StoredEvent } | { readonly kind: 'caught-up' };

/**
 * The log of record.
 *
 * Guarantees, the same for every adapter and proved by the event store contract suite:
 * - `append` is atomic (all events or none) and durable before it resolves; events of one append are neighbours in their
 *   stream and in the log.
 * - At most one of several writers with the same expected revision wins; the others get WrongExpectedRevision with the
 *   actual revision.
 * - A retry with the same event ids and the same exact revision (or `no-stream`) answers as the first time and adds
 *   nothing, however much was appended since.
 * - Streams are dense from revision 0. The log has one strict order; an event is visible only when every event before
 *   it is.
 * - Text comes back unchanged.
 *
 * Not guaranteed: atomicity across streams; idempotency for `any` and `stream-exists`; that positions are dense (the
 * embedded and in-memory adapters promise it, a cluster does not); that an append that failed with StoreUnavailable
 * left no trace, unless its `written` is `no`.
 */
export abstract class EventStore {
  /** Events of one stream in the direction asked; empty for a stream that does not exist or a range beyond its end. */
  abstract readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]>;

  /**
   * A page of the whole log in order; shorter than `limit` only at its end.
   *
   * @throws UnknownPosition where positions are not dense and `after` is none the log gave out
   */
  abstract readAll(options: ReadAllOptions): Promise<readonly StoredEvent[]>;

  /** Position of the last event, null for an empty log. */
  abstract head(): Promise<bigint | null>;

  /**
   * @throws WrongExpectedRevision, AppendAbandoned, StoreUnavailable, StreamDeleted
   */
  abstract append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options?: AppendOptions,
  ): Promise<AppendResult>;

  /**
   * Every event behind `after` (default: from the first), then live ones, each exactly once per subscription, in order,
   * and the next only when the consumer asks. Independent of other subscriptions. Ends when `signal` aborts or the
   * store closes; throws StoreUnavailable when it cannot go on.
   */
  abstract subscribe(options: {
    readonly after?: bigint;
    readonly signal: AbortSignal;
  }): AsyncIterable<SubscriptionMessage>;

  /** Lets accepted appends finish, refuses new ones with StoreUnavailable, ends subscriptions, frees everything. */
  abstract close(): Promise<void>;
}
