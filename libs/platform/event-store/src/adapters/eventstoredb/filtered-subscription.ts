import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type EventStoreDBClient,
  type Position,
  START,
  streamNameFilter,
} from '@eventstore/db-client';

/** Events outside the filter that the server skips before it sends a checkpoint. */
const SEARCH_WINDOW = 500;

/**
 * One filtered `$all` subscription, read one event at a time. The server sends more only as events are read
 * (back-pressure).
 */
export class FilteredSubscription {
  private readonly subscription: AllStreamSubscription;
  /** Frees the connection even if the consumer has stopped reading. */
  private readonly endOnAbort = (): void => {
    this.end();
    this.wake();
  };
  private wake = (): void => undefined;
  private failure: Error | null = null;
  private isOver = false;
  private isDrained = false;
  private live: boolean | undefined;
  private checkpoint: Position | undefined;

  /**
   * @param client used by this subscription only, so it discovers a node anew and is not affected by other calls
   * @param after exclusive
   * @param signal ends it, and resolves a pending `changed`
   */
  constructor(
    private readonly client: EventStoreDBClient,
    prefixes: string[],
    after: Position | undefined,
    private readonly signal: AbortSignal,
  ) {
    const filter = streamNameFilter({
      prefixes,
      maxSearchWindow: SEARCH_WINDOW,
      checkpointReached: (_, position) => {
        this.checkpoint = position;
      },
    });
    this.subscription = client
      .subscribeToAll({ fromPosition: after ?? START, filter })
      .on('caughtUp', () => this.changes(() => (this.live = true)))
      .on('fellBehind', () => this.changes(() => (this.live = false)))
      .on('error', (error) => this.changes(() => (this.failure = error)))
      .on('end', () => this.changes(() => (this.isOver = true)))
      .on('readable', () => this.wake());
    signal.addEventListener('abort', this.endOnAbort);
  }

  /** Whether the server has reported that it sent everything; undefined before its first report. */
  get isLive(): boolean | undefined {
    return this.live;
  }

  /** The next event that has arrived; null when there is none. */
  next(): AllStreamResolvedEvent | null {
    const event = this.subscription.read() as AllStreamResolvedEvent | null;
    if (event) this.isDrained = false;
    return event;
  }

  /**
   * The last checkpoint since the previous call. It is valid only when `next` has returned null: then everything up to it
   * was read.
   */
  takeCheckpoint(): Position | undefined {
    const { checkpoint } = this;
    this.checkpoint = undefined;
    return checkpoint;
  }

  /** Resolves when `next` may return an event, or when the signal aborts. @throws the error that ended the subscription */
  async changed(): Promise<void> {
    if (this.isOver || (this.failure && this.isDrained)) {
      throw this.failure ?? new Error('the server ended the subscription');
    }
    if (!this.failure) return new Promise((resolve) => (this.wake = resolve));
    // Events the client received before the failure may need one more turn to arrive here.
    this.isDrained = true;
    await nextTurn();
  }

  /** Unsubscribes at the server and closes the client's connection. */
  end(): void {
    this.signal.removeEventListener('abort', this.endOnAbort);
    void this.subscription.unsubscribe().catch(() => undefined);
    void this.client.dispose().catch(() => undefined);
  }

  private changes(note: () => void): void {
    note();
    this.wake();
  }
}
