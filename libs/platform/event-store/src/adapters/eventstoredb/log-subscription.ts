import { setTimeout as delay } from 'node:timers/promises';
import type { EventStoreDBClient, Position } from '@eventstore/db-client';
import type { SubscriptionMessage } from '../../port/event-store.js';
import { readFailure } from './client-failures.js';
import { LogFeed } from './log-feed.js';
import type { LogReader } from './log-reader.js';
import { type LogScope, isBefore, storedEvent } from './recorded-events.js';

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

  constructor(
    private readonly open: () => EventStoreDBClient,
    private readonly reader: LogReader,
    private readonly scope: LogScope,
    private readonly retryDelaysMs: readonly number[],
    after: bigint | undefined,
  ) {
    this.last = after;
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
          if (!toldCaughtUp && (reachedHead || feed.isLive)) {
            toldCaughtUp = true;
            yield { kind: 'caught-up' };
          } else {
            await feed.changed();
          }
          continue;
        }
        if (!resolved.event || !this.scope.has(resolved.event)) continue;
        const event = storedEvent(resolved.event);
        if (this.last !== undefined && event.position <= this.last) continue;
        this.last = event.position;
        this.goOnFrom(resolved.event.position);
        reachedHead ||= head !== null && head <= event.position;
        toldCaughtUp = false;
        yield { kind: 'event', event };
      }
    } finally {
      feed.end();
    }
  }

  private goOnFrom(position: Position | undefined): void {
    if (position && (!this.reached || isBefore(this.reached, position))) this.reached = position;
  }
}
