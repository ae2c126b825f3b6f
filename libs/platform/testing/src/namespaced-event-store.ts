import {
  ForwardingEventStore,
  WrongExpectedRevision,
  type AppendOptions,
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscriptionMessage,
} from '@app/event-store';

/**
 * A separate log on a server shared by many specs: every stream name is prefixed with the namespace, and the wrapped store
 * is opened for the categories that `within` returns.
 */
export class NamespacedEventStore extends ForwardingEventStore {
  constructor(
    store: EventStore,
    private readonly namespace: string,
  ) {
    super(store);
  }

  /** @param namespace without a hyphen, which would end the category */
  static within(namespace: string, categories: readonly string[]): readonly string[] {
    return categories.map((category) => `${namespace}_${category}`);
  }

  override async readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    return (await this.store.readStream(this.inside(stream), options)).map((event) => this.outside(event));
  }

  override async readAll(options: ReadAllOptions): Promise<readonly StoredEvent[]> {
    return (await this.store.readAll(options)).map((event) => this.outside(event));
  }

  override async lastEvent(): Promise<StoredEvent | null> {
    const last = await this.store.lastEvent();
    return last && this.outside(last);
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options?: AppendOptions,
  ): Promise<AppendResult> {
    try {
      return await this.store.append(this.inside(stream), expected, events, options);
    } catch (error) {
      throw error instanceof WrongExpectedRevision ? new WrongExpectedRevision(stream, expected, error.actual) : error;
    }
  }

  override async *subscribe(options: {
    readonly after?: bigint;
    readonly signal: AbortSignal;
  }): AsyncGenerator<SubscriptionMessage, void, undefined> {
    for await (const message of this.store.subscribe(options)) {
      yield message.kind === 'event' ? { kind: 'event', event: this.outside(message.event) } : message;
    }
  }

  private inside(stream: string): string {
    return `${this.namespace}_${stream}`;
  }

  private outside(event: StoredEvent): StoredEvent {
    return { ...event, stream: event.stream.slice(this.namespace.length + 1) };
  }
}
