import { LogReplaced, StoreUnavailable, UnknownPosition } from '../port/errors.js';
import type {
  AppendOptions,
  AppendResult,
  EventStore,
  ReadAllOptions,
  ReadStreamOptions,
  SubscriptionMessage,
} from '../port/event-store.js';
import type { ExpectedRevision } from '../port/expected-revision.js';
import type { EventToAppend, StoredEvent } from '../port/stored-event.js';
import { ForwardingEventStore } from './forwarding-event-store.js';

export interface WatchedEventStoreOptions {
  /** Interval of the comparisons that need no call. */
  readonly compareEveryMs: number;
  /** Streams to which nothing is appended before a comparison. Default: none. */
  readonly compareBeforeAppendTo?: readonly string[];
  /** Called once. */
  readonly onReplaced?: (error: LogReplaced) => void;
}

/** The event that a log must still contain. */
type SeenEvent = Pick<StoredEvent, 'id' | 'stream' | 'revision' | 'position'>;

/**
 * Decorator for a store on a server that may come back as another log, empty or restored from an older copy, while this
 * process runs. It remembers the log's identity and the last event it has read or written, and compares: at an interval;
 * after a call that was interrupted, before it passes on another result or appends; before an append to certain streams; and
 * when a result looks like an older log. From the first difference on every call throws LogReplaced.
 *
 * Not guaranteed: that an append that finds no reason to compare does not reach another, longer log before the interval is
 * over.
 */
export class WatchedEventStore extends ForwardingEventStore {
  private known: string | null = null;
  private newest: SeenEvent | null = null;
  private refusal: LogReplaced | null = null;
  /** Counts the reasons for a comparison; `compared` is the number of those that have led to one. */
  private suspicions = 1;
  private compared = 0;
  private comparing: Promise<void> | null = null;
  private readonly replaced = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(
    store: EventStore,
    private readonly options: WatchedEventStoreOptions,
  ) {
    super(store);
    const compare = (): void => void this.compare().catch(() => undefined);
    this.timer = setInterval(compare, options.compareEveryMs).unref();
  }

  /** A connection was interrupted: behind it there may be another log now. */
  suspect(): void {
    this.suspicions += 1;
  }

  override readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    return this.watched(async () => this.seen(await this.store.readStream(stream, options)));
  }

  override readAll(options: ReadAllOptions): Promise<readonly StoredEvent[]> {
    return this.watched(async () => this.seen(await this.store.readAll(options)));
  }

  override head(): Promise<bigint | null> {
    return this.watched(async () => {
      const before = this.newest;
      const head = await this.store.head();
      if (before && (head === null || head < before.position)) this.suspect();
      return head;
    });
  }

  override lastEvent(): Promise<StoredEvent | null> {
    return this.watched(async () => {
      const before = this.newest;
      const last = await this.store.lastEvent();
      if (before && (last === null || last.position < before.position)) this.suspect();
      this.seen(last ? [last] : []);
      return last;
    });
  }

  override identity(): Promise<string> {
    return this.watched(() => this.store.identity());
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options?: AppendOptions,
  ): Promise<AppendResult> {
    if (this.options.compareBeforeAppendTo?.includes(stream)) this.suspect();
    return this.watched(async () => {
      await this.requireSameLog();
      const before = this.newest;
      const result = await this.store.append(stream, expected, events, options);
      // A retry has an older position as well, in the same log.
      if (before && result.position <= before.position) this.suspect();
      const last = events.at(-1);
      if (last) this.see({ id: last.id, stream, ...result });
      return result;
    });
  }

  override async *subscribe({
    after,
    signal,
  }: {
    readonly after?: bigint;
    readonly signal: AbortSignal;
  }): AsyncGenerator<SubscriptionMessage, void, undefined> {
    await this.requireSameLog();
    const either = AbortSignal.any([signal, this.replaced.signal]);
    for await (const message of this.store.subscribe({ signal: either, ...(after !== undefined && { after }) })) {
      if (message.kind === 'event') this.see(message.event);
      yield message;
    }
    if (this.refusal && !signal.aborted) throw this.refusal;
  }

  override close(): Promise<void> {
    clearInterval(this.timer);
    return super.close();
  }

  private async watched<Result>(call: () => Promise<Result>): Promise<Result> {
    if (this.refusal) throw this.refusal;
    try {
      const result = await call();
      await this.requireSameLog();
      return result;
    } catch (error) {
      if (error instanceof StoreUnavailable && !(error instanceof UnknownPosition)) this.suspect();
      throw error;
    }
  }

  private seen(events: readonly StoredEvent[]): readonly StoredEvent[] {
    for (const end of [events.at(0), events.at(-1)]) if (end) this.see(end);
    return events;
  }

  private see({ id, stream, revision, position }: SeenEvent): void {
    if (!this.newest || this.newest.position < position) this.newest = { id, stream, revision, position };
  }

  private async requireSameLog(): Promise<void> {
    if (this.refusal) throw this.refusal;
    while (this.compared < this.suspicions) await this.compare();
  }

  /** Concurrent calls share one comparison. @throws LogReplaced, StoreUnavailable */
  private compare(): Promise<void> {
    this.comparing ??= this.compareOnce().finally(() => (this.comparing = null));
    return this.comparing;
  }

  private async compareOnce(): Promise<void> {
    if (this.refusal) throw this.refusal;
    const { suspicions, newest } = this;
    try {
      const identity = await this.store.identity();
      this.known ??= identity;
      if (identity !== this.known)
        throw new LogReplaced(`another log: its identity is ${identity}, it was ${this.known}`);
      if (newest) await this.requireEvent(newest);
    } catch (error) {
      if (error instanceof LogReplaced) this.refuse(error);
      throw error;
    }
    this.compared = suspicions;
  }

  private async requireEvent({ id, stream, revision, position }: SeenEvent): Promise<void> {
    const [there] = await this.store.readStream(stream, { from: revision, limit: 1 });
    if (there?.id === id) return;
    throw new LogReplaced(`an older copy: the event at position ${position} (${stream}@${revision}) is gone`);
  }

  private refuse(error: LogReplaced): void {
    this.refusal = error;
    clearInterval(this.timer);
    this.replaced.abort(error);
    this.options.onReplaced?.(error);
  }
}
