import type { EventStoreDBClient, Position } from '@eventstore/db-client';
import { Backoff } from '@app/retry';
import { StoreUnavailable } from '../../port/errors.js';
import type { SubscriptionMessage } from '../../port/event-store.js';
import { readFailure } from './client-failures.js';
import { type CategoryFilter, type EsdbEvent, isBefore, logPositionOf, storedEvent } from './esdb-events.js';
import { FilteredSubscription } from './filtered-subscription.js';
import type { LogReader } from './log-reader.js';

/** Recent positions; they distinguish a repeated event from a late one. */
const DEDUPLICATION_WINDOW = 1_000;
/** Most events read from the log to settle the order. */
const PAGE_SIZE = 256;

interface LocatedEvent {
  readonly event: EsdbEvent;
  readonly position: bigint;
}

/**
 * A catch-up subscription over `$all` subscriptions of the server. After a drop it resumes after the last delivered event
 * or the server's last checkpoint, whichever is later.
 *
 * The server may swap two neighbouring events. A consumer that had passed the later one would never get the earlier one,
 * and nobody would notice. So an event is pending until its successor arrives. Where the successor is earlier, or the
 * pending event is the last one, the log is read and its order is delivered.
 *
 * `caught-up` is sent each time everything has been delivered. The server says when it has sent everything; before
 * version 23.10 it does not, and then the log's head at the start of the subscription has to be delivered.
 */
export class LogSubscription {
  private lastDelivered: bigint | undefined;
  private resumePosition: Position | undefined;
  private readonly recentlyDelivered = new Set<bigint>();
  /** All deliveries up to here are no longer in `recentlyDelivered`. */
  private deduplicationFloor: bigint;

  constructor(
    private readonly open: () => EventStoreDBClient,
    private readonly reader: LogReader,
    private readonly categories: CategoryFilter,
    private readonly retryDelaysMs: readonly number[],
    after: bigint | undefined,
  ) {
    this.lastDelivered = after;
    this.deduplicationFloor = after ?? -1n;
    if (after !== undefined && after >= 0n) this.resumePosition = { commit: after, prepare: after };
  }

  /** @throws LogDamaged; StoreUnavailable when it drops repeatedly, each time soon and without a delivery */
  async *messages(signal: AbortSignal): AsyncGenerator<SubscriptionMessage, void, undefined> {
    const longestDelay = Math.max(0, ...this.retryDelaysMs);
    const backoff = new Backoff(this.retryDelaysMs);
    while (!signal.aborted) {
      const before = this.lastDelivered;
      const startedAt = performance.now();
      try {
        yield* this.untilDropped(signal);
      } catch (thrown) {
        if (signal.aborted) return;
        if (this.lastDelivered !== before || performance.now() - startedAt > longestDelay) backoff.reset();
        const { error, transient } = readFailure(thrown, 'subscription to the log');
        if (transient) this.reader.interrupted();
        if (!transient || !(await backoff.wait({ signal }))) throw error;
      }
    }
  }

  private async *untilDropped(signal: AbortSignal): AsyncGenerator<SubscriptionMessage, void, undefined> {
    const headAtStart = await this.reader.head(signal);
    const subscription = new FilteredSubscription(this.open(), this.categories.prefixes, this.resumePosition, signal);
    let pending: LocatedEvent | null = null;
    let isCaughtUpSent = false;
    try {
      while (!signal.aborted) {
        const next = this.nextUndelivered(subscription);
        if (next) isCaughtUpSent = false;
        const seen: bigint = pending?.position ?? this.lastDelivered ?? -1n;
        const isAtEnd: boolean = subscription.isLive ?? (headAtStart === null || headAtStart <= seen);

        if (next && (!pending || next.position === pending.position)) {
          pending = next;
        } else if (next && pending && next.position > pending.position) {
          yield* this.deliver([pending.event]);
          pending = next;
        } else if (pending && (next || isAtEnd)) {
          yield* this.deliver(await this.reader.eventsAfter(this.resumePosition, PAGE_SIZE, signal));
          pending = null;
        } else {
          if (!pending) this.resumeFrom(subscription.takeCheckpoint());
          if (isAtEnd && !isCaughtUpSent) {
            isCaughtUpSent = true;
            yield { kind: 'caught-up' };
          } else {
            await subscription.changed();
          }
        }
      }
    } finally {
      subscription.end();
    }
  }

  /** The next event of this log that was not delivered yet; null when none has arrived. */
  private nextUndelivered(subscription: FilteredSubscription): LocatedEvent | null {
    for (let resolved = subscription.next(); resolved; resolved = subscription.next()) {
      const { event } = resolved;
      if (!event || !this.categories.includes(event)) continue;
      const located = { event, position: logPositionOf(event) };
      if (!this.wasDelivered(located)) return located;
    }
    return null;
  }

  /** @throws StoreUnavailable for an event that arrives after a later one was delivered */
  private wasDelivered({ event: { streamId, revision }, position }: LocatedEvent): boolean {
    if (this.lastDelivered === undefined || position > this.lastDelivered) return false;
    if (position <= this.deduplicationFloor || this.recentlyDelivered.has(position)) return true;
    throw new StoreUnavailable(`${streamId}@${revision} was delivered out of order`, 'not-written');
  }

  /** Verifies each event just before it is delivered, so that a damaged one ends the subscription at its place. */
  private *deliver(events: readonly EsdbEvent[]): Generator<SubscriptionMessage, void, undefined> {
    for (const each of events) {
      const event = storedEvent(each);
      this.noteDelivery(event.position);
      yield { kind: 'event', event };
    }
  }

  private noteDelivery(position: bigint): void {
    this.lastDelivered = position;
    this.resumeFrom({ commit: position, prepare: position });
    this.recentlyDelivered.add(position);
    if (this.recentlyDelivered.size > DEDUPLICATION_WINDOW) {
      const [oldest] = this.recentlyDelivered;
      this.deduplicationFloor = oldest!;
      this.recentlyDelivered.delete(oldest!);
    }
  }

  private resumeFrom(position: Position | undefined): void {
    if (position && (!this.resumePosition || isBefore(this.resumePosition, position))) this.resumePosition = position;
  }
}
