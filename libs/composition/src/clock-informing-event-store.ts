import {
  ForwardingEventStore,
  StoreUnavailable,
  type EventStore,
  type ReadStreamOptions,
  type StoredEvent,
} from '@app/event-store';

/**
 * Decorator that shows the clock the last event of the log before anything else is read from it, so that a process with a
 * clock behind the log refuses its first command already. The log need not be reachable before.
 */
export class ClockInformingEventStore extends ForwardingEventStore {
  private informed = false;
  private informing: Promise<void> | null = null;

  constructor(
    store: EventStore,
    private readonly observe: (last: StoredEvent) => void,
  ) {
    super(store);
  }

  /** @throws StoreUnavailable; the next call tries again */
  inform(): Promise<void> {
    this.informing ??= this.showLastEvent().finally(() => (this.informing = null));
    return this.informing;
  }

  /** Every command reads a stream before it decides. */
  override async readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    if (!this.informed) await this.inform();
    return super.readStream(stream, options);
  }

  private async showLastEvent(): Promise<void> {
    try {
      const last = await this.store.lastEvent();
      if (last) this.observe(last);
    } catch (error) {
      // An event that cannot be read is told by whoever needs it.
      if (error instanceof StoreUnavailable) throw error;
    }
    this.informed = true;
  }
}
