import { setMaxListeners } from 'node:events';
import {
  BACKWARDS,
  END,
  type EventStoreDBClient,
  FORWARDS,
  type Position,
  START,
  StreamNotFoundError,
  type StreamingRead,
} from '@eventstore/db-client';
import { Backoff } from '@app/retry';
import { StoreUnavailable, StreamDeleted } from '../../port/errors.js';
import type { ReadAllOptions, ReadStreamOptions } from '../../port/event-store.js';
import type { StoredEvent } from '../../port/stored-event.js';
import { readFailure } from './client-failures.js';
import { withDeadline } from './deadlines.js';
import { MAX_INT64, type CategoryFilter, type EsdbEvent, isBefore, logPositionOf, storedEvent } from './esdb-events.js';

/** Most events per request. */
const PAGE_SIZE = 1_024;

interface Resolved {
  readonly event?: unknown;
}

export interface ReadTimeouts {
  /** Of one page. */
  readonly deadlineMs: number;
  readonly retryDelaysMs: readonly number[];
  /** Called with each failed attempt. */
  readonly onInterruption: () => void;
}

/**
 * Reads streams and the log in pages, with a deadline and retries per page, which the client lacks.
 *
 * Requires the leader, because decisions rest on these reads and a follower may lag. A follower that refuses names the
 * leader, and the client connects there for the next attempt.
 */
export class LogReader {
  private readonly client: EventStoreDBClient;
  private readonly closed = new AbortController();
  /** Up to `seen`, the last event of this log is at `head`. */
  private tail: { readonly seen: bigint; readonly head: bigint | null } | null = null;

  constructor(
    open: () => EventStoreDBClient,
    private readonly categories: CategoryFilter,
    private readonly timeouts: ReadTimeouts,
  ) {
    this.client = open();
    // One listener per page being read: not a leak to warn of.
    setMaxListeners(0, this.closed.signal);
  }

  async stream(stream: string, { from, direction, limit }: ReadStreamOptions): Promise<StoredEvent[]> {
    const backward = direction === 'backward';
    if (!this.categories.hasStream(stream) || (from !== undefined && (backward ? from < 0n : from > MAX_INT64)))
      return [];
    let next = backward ? (from ?? MAX_INT64) : from !== undefined && from > 0n ? from : 0n;
    const found: EsdbEvent[] = [];
    let isAnywhere = backward;
    for (;;) {
      const size = limit === undefined ? PAGE_SIZE : Math.min(PAGE_SIZE, limit - found.length);
      const page = await this.streamPage(stream, next, backward, size);
      for (const event of page) {
        // A backward read that starts after the end begins with the last event.
        if (event.revision !== next && !isAnywhere) throw new StreamDeleted(stream);
        isAnywhere = false;
        next = backward ? event.revision - 1n : event.revision + 1n;
        if (this.categories.includes(event)) found.push(event);
      }
      if (found.length === limit || next < 0n) return found.map(storedEvent);
      if (page.length === size) continue;
      // A backward read of a complete stream ends at revision 0.
      if (backward && page.length > 0) throw new StreamDeleted(stream);
      return found.map(storedEvent);
    }
  }

  /** The event at this revision, or without one the stream's last event; of any type. Undefined when there is none. */
  async eventAt(stream: string, revision?: bigint): Promise<EsdbEvent | undefined> {
    const [event] = await this.streamPage(stream, revision ?? MAX_INT64, true, 1);
    return revision === undefined || event?.revision === revision ? event : undefined;
  }

  async all({ after, limit }: ReadAllOptions): Promise<StoredEvent[]> {
    const position = after === undefined || after < 0n ? undefined : { commit: after, prepare: after };
    return (await this.eventsAfter(position, limit)).map(storedEvent);
  }

  /** Events of this log after a position, which may be that of another event. `storedEvent` verifies them. */
  async eventsAfter(position: Position | undefined, limit: number, signal?: AbortSignal): Promise<EsdbEvent[]> {
    const found: EsdbEvent[] = [];
    let from = position;
    // The server includes the event at the position, and other streams' events lie in between: request more each time.
    for (let size = Math.min(PAGE_SIZE, limit + 1); ; size = Math.min(PAGE_SIZE, size * 2)) {
      const page = await this.allPage(from, FORWARDS, size, signal);
      for (const event of page) {
        const isNew = from === undefined || isBefore(from, event.position);
        if (!isNew || !this.categories.includes(event)) continue;
        found.push(event);
        if (found.length === limit) return found;
      }
      if (page.length < size) return found;
      from = page.at(-1)!.position;
    }
  }

  /**
   * The position of this log's last event. Reads only what was appended since the last call, however much of it belongs to
   * other streams.
   */
  async head(signal?: AbortSignal): Promise<bigint | null> {
    let from: Position | undefined;
    let newest: bigint | undefined;
    for (let size = 2; ; size = Math.min(PAGE_SIZE, size * 8)) {
      const page = await this.allPage(from, BACKWARDS, size, signal);
      for (const event of page) {
        const { commit } = event.position;
        newest ??= commit;
        const known: typeof this.tail = this.tail;
        // A log that ends before what was seen is an older copy, for which nothing known is valid.
        if (known && newest >= known.seen && commit <= known.seen) return this.remember(newest, known.head);
        if (this.categories.includes(event)) return this.remember(newest, logPositionOf(event));
        from = event.position;
      }
      if (page.length < size) return newest === undefined ? null : this.remember(newest, null);
    }
  }

  async lastEvent(): Promise<StoredEvent | null> {
    const head = await this.head();
    if (head === null) return null;
    // The server includes the event at the position.
    const [last] = await this.allPage({ commit: head, prepare: head }, FORWARDS, 1);
    return last ? storedEvent(last) : null;
  }

  interrupted(): void {
    this.timeouts.onInterruption();
  }

  async close(): Promise<void> {
    this.closed.abort(new StoreUnavailable('event store is closed', 'not-written'));
    await this.client.dispose();
  }

  private remember(seen: bigint, head: bigint | null): bigint | null {
    this.tail = { seen, head };
    return head;
  }

  private streamPage(stream: string, from: bigint, backward: boolean, maxCount: number): Promise<EsdbEvent[]> {
    const direction = backward ? BACKWARDS : FORWARDS;
    const fromRevision = from === MAX_INT64 && backward ? END : from;
    return this.page(`read of ${stream}`, stream, undefined, () =>
      this.client.readStream(stream, { direction, fromRevision, maxCount, requiresLeader: true }),
    );
  }

  private allPage(
    from: Position | undefined,
    direction: typeof FORWARDS | typeof BACKWARDS,
    maxCount: number,
    signal?: AbortSignal,
  ): Promise<EsdbEvent[]> {
    const fromPosition = from ?? (direction === FORWARDS ? START : END);
    return this.page('read of the log', undefined, signal, () =>
      this.client.readAll({ direction, fromPosition, maxCount, requiresLeader: true }),
    );
  }

  private async page(
    doing: string,
    stream: string | undefined,
    signal: AbortSignal | undefined,
    read: () => StreamingRead<Resolved>,
  ): Promise<EsdbEvent[]> {
    const ended = signal ? AbortSignal.any([signal, this.closed.signal]) : this.closed.signal;
    const backoff = new Backoff(this.timeouts.retryDelaysMs);
    for (;;) {
      try {
        return await collect(read(), this.timeouts.deadlineMs, ended);
      } catch (thrown) {
        if (thrown instanceof StreamNotFoundError) return [];
        ended.throwIfAborted();
        const { error, transient } = readFailure(thrown, doing, stream);
        if (transient) this.interrupted();
        if (!transient || !(await backoff.wait({ signal: ended }))) throw error;
      }
    }
  }
}

const collect = async (read: StreamingRead<Resolved>, ms: number, signal: AbortSignal): Promise<EsdbEvent[]> => {
  // After reading has stopped, an `error` event without a listener would end the process.
  read.on('error', () => undefined);
  const drained = (async () => {
    const events: EsdbEvent[] = [];
    for await (const { event } of read) if (event) events.push(event as EsdbEvent);
    return events;
  })();
  try {
    return await withDeadline(ms, drained, signal);
  } catch (error) {
    void read.cancel().catch(() => undefined);
    throw error;
  }
};
