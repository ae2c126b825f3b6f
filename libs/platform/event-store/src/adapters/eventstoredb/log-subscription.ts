import { setTimeout as delay } from 'node:timers/promises';
import type { EventStoreDBClient, Position } from '@eventstore/db-client';
import { StoreUnavailable } from '../../port/errors.js';
import type { SubscriptionMessage } from '../../port/event-store.js';
import type { StoredEvent } from '../../port/stored-event.js';
import { readFailure } from './client-failures.js';
import { LogFeed } from './log-feed.js';
import type { LogReader } from './log-reader.js';
import { type LogScope, isBefore, storedEvent } from './recorded-events.js';

/** Positions by which an event delivered again is told from one delivered too late. */
const REMEMBERED = 1_000;

/**
 * The log behind a position, over `$all` subscriptions of the server. When one drops, the next goes on behind what was
 * handed out, or behind the last checkpoint of the server if that is further, with commit and prepare position.
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
    for (let failures = 0; !signal.aborted; failures += 1) {
      const before = this.last;
      const startedAt = performance.now();
      try {
        yield* this.untilDropped(signal);
      } catch (thrown) {
        if (signal.aborted) return;
        if (this.last !== before || performance.now() - startedAt > longestWait) failures = 0;
        const { error, passing } = readFailure(thrown, 'subscription to the log');
        const wait = this.retryDelaysMs[failures];
        if (!passing || wait === undefined) throw error;
        await delay(wait, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async *untilDropped(signal: AbortSignal): AsyncGenerator<SubscriptionMessage, void, undefined> {
    const head = await this.reader.head(signal);
    const feed = new LogFeed(this.open(), this.scope.prefixes, this.reached, signal);
    let reachedHead = head === null || (this.last !== undefined && head <= this.last);
    let toldCaughtUp = false;
    try {
      while (!signal.aborted) {
        const resolved = feed.next();
        if (resolved === null) {
          this.goOnFrom(feed.takeCheckpoint());
          if (!toldCaughtUp && (feed.isLive ?? reachedHead)) {
            toldCaughtUp = true;
            yield { kind: 'caught-up' };
          } else {
            await feed.changed();
          }
          continue;
        }
        if (!resolved.event || !this.scope.has(resolved.event)) continue;
        const event = storedEvent(resolved.event);
        if (!this.isNext(event)) continue;
        this.goOnFrom(resolved.event.position);
        reachedHead ||= head !== null && head <= event.position;
        toldCaughtUp = false;
        yield { kind: 'event', event };
      }
    } finally {
      feed.end();
    }
  }

  /**
   * Notes the event as handed out, unless it was before.
   *
   * @throws StoreUnavailable when it comes behind its place, which the consumer has passed already
   */
  private isNext({ stream, revision, position }: StoredEvent): boolean {
    if (this.last !== undefined && position <= this.last) {
      if (position <= this.forgotten || this.recent.has(position)) return false;
      throw new StoreUnavailable(`${stream}@${revision} was delivered out of order`, 'no');
    }
    this.last = position;
    this.recent.add(position);
    if (this.recent.size > REMEMBERED) {
      const [oldest] = this.recent;
      this.forgotten = oldest!;
      this.recent.delete(oldest!);
    }
    return true;
  }

  private goOnFrom(position: Position | undefined): void {
    if (position && (!this.reached || isBefore(this.reached, position))) this.reached = position;
  }
}
