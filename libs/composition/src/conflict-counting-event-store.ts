import {
  EventStore,
  WrongExpectedRevision,
  type AppendOptions,
  type AppendResult,
  type EventToAppend,
  type ExpectedRevision,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscriptionMessage,
} from '@app/event-store';

/** The same store, telling of every append that lost a race; the executor hides those it wins on a later try. */
export class ConflictCountingEventStore extends EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly onConflict: () => void,
  ) {
    super();
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options?: AppendOptions,
  ): Promise<AppendResult> {
    try {
      return await this.store.append(stream, expected, events, options);
    } catch (error) {
      if (error instanceof WrongExpectedRevision) this.onConflict();
      throw error;
    }
  }

  override readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    return this.store.readStream(stream, options);
  }

  override readAll(options: ReadAllOptions): Promise<readonly StoredEvent[]> {
    return this.store.readAll(options);
  }

  override head(): Promise<bigint | null> {
    return this.store.head();
  }

  override subscribe(options: {
    readonly after?: bigint;
    readonly signal: AbortSignal;
  }): AsyncIterable<SubscriptionMessage> {
    return this.store.subscribe(options);
  }

  override close(): Promise<void> {
    return this.store.close();
  }
}
