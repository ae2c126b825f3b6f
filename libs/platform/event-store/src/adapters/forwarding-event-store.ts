import {
  EventStore,
  type AppendOptions,
  type AppendResult,
  type ReadAllOptions,
  type ReadStreamOptions,
  type SubscriptionMessage,
} from '../port/event-store.js';
import type { ExpectedRevision } from '../port/expected-revision.js';
import type { EventToAppend, StoredEvent } from '../port/stored-event.js';

/** Decorator base: forwards every call to another store; subclasses override the calls they add to. */
export abstract class ForwardingEventStore extends EventStore {
  constructor(protected readonly store: EventStore) {
    super();
  }

  override append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options?: AppendOptions,
  ): Promise<AppendResult> {
    return this.store.append(stream, expected, events, options);
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

  override lastEvent(): Promise<StoredEvent | null> {
    return this.store.lastEvent();
  }

  override identity(): Promise<string> {
    return this.store.identity();
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
