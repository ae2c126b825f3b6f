import {
  AppendAbandoned,
  ForwardingEventStore,
  type AppendOptions,
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
} from '@app/event-store';
import type { VirtualTime } from './virtual-time.js';

/** Delays in milliseconds, computed for each call. */
export interface Lags {
  /** Before and after a read. */
  read(): number;
  /** Before a write begins. */
  append(): number;
  /** From the start of the write until it is stored; the port promises at most 20 s. */
  landing(): number;
}

/** A store with high latency: the same guarantees, as slow as the port allows. */
export class LaggingEventStore extends ForwardingEventStore {
  constructor(
    store: EventStore,
    private readonly time: VirtualTime,
    private readonly lags: Lags,
  ) {
    super(store);
  }

  override async readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    return this.read(() => this.store.readStream(stream, options));
  }

  override async readAll(options: ReadAllOptions): Promise<readonly StoredEvent[]> {
    return this.read(() => this.store.readAll(options));
  }

  override async head(): Promise<bigint | null> {
    return this.read(() => this.store.head());
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    { abandonIf }: AppendOptions = {},
  ): Promise<AppendResult> {
    await this.time.wait(this.lags.append());
    if (abandonIf?.()) throw new AppendAbandoned(stream);
    await this.time.wait(this.lags.landing());
    return this.store.append(stream, expected, events);
  }

  private async read<Result>(ask: () => Promise<Result>): Promise<Result> {
    await this.time.wait(this.lags.read());
    const answer = await ask();
    await this.time.wait(this.lags.read());
    return answer;
  }
}
