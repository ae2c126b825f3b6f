import { ForwardingEventStore, WrongExpectedRevision, type AppendResult, type EventStore } from '@app/event-store';

/** The same store, telling of every append that lost a race; the executor hides those it wins on a later try. */
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
