import type { EventStore } from '@app/event-store';
import type { PersonVault } from '@app/person-vault';
import type { ViewStore } from '@app/read-models';

export interface SpecStoresOptions {
  /** Categories of the streams the spec writes; a log on a server delivers only their events. */
  readonly categories: readonly string[];
}

/** Empty stores of one kind, for specs that hold on every kind. */
export interface SpecStores {
  readonly events: EventStore;
  /** For projections. */
  readonly views: ViewStore;
  /** For queries. A separate connection if the kind supports it, as when projections run in another thread or process. */
  readonly readerViews: ViewStore;
  readonly vault: PersonVault;
  /** Closes them and removes their data. */
  dispose(): Promise<void>;
}
