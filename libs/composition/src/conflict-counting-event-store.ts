import { ForwardingEventStore, WrongExpectedRevision, type AppendResult, type EventStore } from '@app/event-store';

/** Decorator that reports every append that lost a race; the executor hides those that succeed on a retry. */
export class ConflictCountingEventStore extends ForwardingEventStore {
  constructor(
    store: EventStore,
    private readonly onConflict: () => void,
  ) {
    super(store);
  }

  override async append(...args: Parameters<EventStore['append']>): Promise<AppendResult> {
    try {
      return await super.append(...args);
    } catch (error) {
      if (error instanceof WrongExpectedRevision) this.onConflict();
      throw error;
    }
  }
}
