import type { EventStoreDBClient, Position } from '@eventstore/db-client';
import { Backoff } from '@app/retry';
import { StoreUnavailable } from '../../port/errors.js';
import type { SubscriptionMessage } from '../../port/event-store.js';
import type { StoredEvent } from '../../port/stored-event.js';
import { readFailure } from './client-failures.js';
import { LogFeed } from './log-feed.js';
import type { LogReader } from './log-reader.js';
import { type LogScope, isBefore, storedEvent } from './recorded-events.js';

/** Positions by which an event delivered again is told from one delivered too late. */
const REMEMBERED = 1_000;
/** Most events read where a delivery leaves a doubt. */
const PAGE = 256;

/**
 * The log behind a position, over `$all` subscriptions of the server. When one drops, the next goes on behind what was
 * handed out, or behind the last checkpoint of the server if that is further, with commit and prepare position.
 *
 * An event is handed out when a later one was delivered behind it. The last one at hand, and one behind which an earlier one
 * came, might have another before it: then the log is read, and what it says is handed out. So neighbours that change
 * places are noticed before a consumer has passed one of them; it would never get it, for nobody can see that it is missing.
 *
 * `caught-up` comes once the server says so, or once the log's head at the start of the subscription was handed out
 * (servers before 23.10 never say so), and from then on whenever nothing more is at hand.
 */
export class LogSubscription {
  private last: bigint | undefined;
  private reached: Position | undefined;
  /** The last positions handed out, and the position behind which they all are. */
  private readonly recent = new Set<bigint>();
  private forgotten: bigint;

  constructor(
    private readonly open: () => EventStoreDBClient,
    private readonly reader: LogReader,
    private readonly scope: LogScope,
    private readonly retryDelaysMs: readonly number[],
    after: bigint | undefined,
  ) {
    this.last = after;
    this.forgotten = after ?? -1n;
    if (after !== undefined && after >= 0n) this.reached = { commit: after, prepare: after };
  }

  /** @throws StoreUnavailable when it drops again and again, soon and with nothing handed out in between */
  async *messages(signal: AbortSignal): AsyncGenerator<SubscriptionMessage, void, undefined> {
    const longestWait = Math.max(0, ...this.retryDelaysMs);
    const backoff = new Backoff(this.retryDelaysMs);
    while (!signal.aborted) {
      const before = this.last;
      const startedAt = performance.now();
      try {
        yield* this.untilDropped(signal);
      } catch (thrown) {
        if (signal.aborted) return;
        if (this.last !== before || performance.now() - startedAt > longestWait) backoff.reset();
        const { error, passing } = readFailure(thrown, 'subscription to the log');
        if (!passing || !(await backoff.wait({ signal }))) throw error;
      }
    }
  }

  private async *untilDropped(signal: AbortSignal): AsyncGenerator<SubscriptionMessage, void, undefined> {
    const head = await this.reader.head(signal);
    const feed = new LogFeed(this.open(), this.scope.prefixes, this.reached, signal);
    let toldCaughtUp = false;
    let held: StoredEvent | null = null;
    try {
      while (!signal.aborted) {
        const delivered = this.nextOf(feed);
        if (delivered && (!held || held.position === delivered.position)) {
          held = delivered;
          continue;
        }
        const isAtEnd: boolean = feed.isLive ?? (head === null || head <= (held?.position ?? this.last ?? -1n));
        if (held && (delivered || isAtEnd)) {
          const isFollowed: boolean = delivered !== null && held.position < delivered.position;
          const events = isFollowed ? [held] : await this.reader.behind(this.reached, PAGE, signal);
          held = isFollowed ? delivered : null;
          toldCaughtUp = false;
          for (const event of events) {
            this.handOut(event);
            yield { kind: 'event', event };
          }
          continue;
        }
        if (!held) this.goOnFrom(feed.takeCheckpoint());
        if (isAtEnd && !toldCaughtUp) {
          toldCaughtUp = true;
          yield { kind: 'caught-up' };
        } else {
          await feed.changed();
        }
      }
    } finally {
      feed.end();
    }
  }

  /** The next of ours that was not handed out yet, null when none is at hand. */
  private nextOf(feed: LogFeed): StoredEvent | null {
    for (let resolved = feed.next(); resolved; resolved = feed.next()) {
      if (!resolved.event || !this.scope.has(resolved.event)) continue;
      const event = storedEvent(resolved.event);
      if (!this.wasHandedOut(event)) return event;
    }
    return null;
  }

  /** @throws StoreUnavailable when it comes behind its place, which the consumer has passed already */
  private wasHandedOut({ stream, revision, position }: StoredEvent): boolean {
    if (this.last === undefined || position > this.last) return false;
    if (position <= this.forgotten || this.recent.has(position)) return true;
    throw new StoreUnavailable(`${stream}@${revision} was delivered out of order`, 'no');
  }

  private handOut({ position }: StoredEvent): void {
    this.last = position;
    this.goOnFrom({ commit: position, prepare: position });
    this.recent.add(position);
    if (this.recent.size > REMEMBERED) {
      const [oldest] = this.recent;
      this.forgotten = oldest!;
      this.recent.delete(oldest!);
    }
  }

  private goOnFrom(position: Position | undefined): void {
    if (position && (!this.reached || isBefore(this.reached, position))) this.reached = position;
  }
}
