import type { EventStore } from '@app/event-store';
import type { PersonVault } from '@app/person-vault';
import type { ViewStore } from '@app/read-models';

export interface SpecStoresOptions {
  /** Of the streams that will be written: a log on a server hands out the events of no others. */
  readonly categories: readonly string[];
}

/** Empty stores of one kind, for a spec about what the service does on any of them. */
export interface SpecStores {
  readonly events: EventStore;
  /** For projections. */
  readonly views: ViewStore;
  /** For queries; where the kind allows it a connection of its own, as where projections run in another thread or process. */
  readonly readerViews: ViewStore;
  readonly vault: PersonVault;
  /** Closes them and removes what they left behind. */
  dispose(): Promise<void>;
}
