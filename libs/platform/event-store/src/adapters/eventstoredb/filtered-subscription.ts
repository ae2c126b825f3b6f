import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type EventStoreDBClient,
  type Position,
  START,
  streamNameFilter,
} from '@eventstore/db-client';

/** Events of others that the server looks through before it sends a checkpoint. */
const SEARCH_WINDOW = 500;

/**
 * One subscription of the server to streams with these prefixes, taken from one event at a time; the server sends more
 * only as it is taken.
 */
export class FilteredSubscription {
  private readonly subscription: AllStreamSubscription;
  /** Also for a consumer that stopped asking. */
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
   * @param client for this feed alone: so it finds a node of the cluster anew, and the trouble of other calls is theirs
   * @param after exclusive
   * @param signal ends it, and wakes who waits for a change
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

  /** Whether the server says that it sent everything there is; undefined while it says nothing. */
  get isLive(): boolean | undefined {
    return this.live;
  }

  /** The next event at hand, null when there is none. */
  next(): AllStreamResolvedEvent | null {
    const event = this.subscription.read() as AllStreamResolvedEvent | null;
    if (event) this.isDrained = false;
    return event;
  }

  /**
   * How far the server looked, as far as it told since the last call. Only where `next` gave null has everything up to
   * there been taken.
   */
  takeCheckpoint(): Position | undefined {
    const { checkpoint } = this;
    this.checkpoint = undefined;
    return checkpoint;
  }

  /** Resolves when `next` may have something, or when the signal aborts. @throws what ended the subscription */
  async changed(): Promise<void> {
    if (this.isOver || (this.failure && this.isDrained)) {
      throw this.failure ?? new Error('the server ended the subscription');
    }
    if (!this.failure) return new Promise((resolve) => (this.wake = resolve));
    // What the client had taken in before the failure may need a turn to get here.
    this.isDrained = true;
    await nextTurn();
  }

  /** Ends the server's part too, and the client's connection. */
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
