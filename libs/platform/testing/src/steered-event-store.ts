import {
  EventStore,
  StoreUnavailable,
  type AppendResult,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscriptionMessage,
} from '@app/event-store';

export interface AppendSteps {
  /** Beginning of the names of the streams that are meant; every stream unless given. */
  readonly to?: string;
  /** Runs before the write; throwing is a crash before it. */
  readonly before?: () => Promise<void>;
  /** Runs when it was written and nobody knows yet; throwing is a crash, or an answer that got lost. */
  readonly after?: () => Promise<void>;
}

/** Any log, to which a spec can have something happen around its next append. */
export class SteeredEventStore extends EventStore {
  private steps: AppendSteps = {};

  constructor(private readonly store: EventStore) {
    super();
  }

  /** Once: with the next append to a stream that is meant. */
  aroundNextAppend(steps: AppendSteps): void {
    this.steps = steps;
  }

  /** As if the process had died before its next write to a stream whose name begins so: 503, and nothing is written. */
  interruptBefore(to: string): void {
    this.aroundNextAppend({
      to,
      before: async () => {
        throw new StoreUnavailable('interrupted', 'no');
      },
    });
  }

  override async append(...args: Parameters<EventStore['append']>): Promise<AppendResult> {
    const { to = '', before, after } = this.steps;
    if (!args[0].startsWith(to)) return this.store.append(...args);
    this.steps = {};
    await before?.();
    const result = await this.store.append(...args);
    await after?.();
    return result;
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
