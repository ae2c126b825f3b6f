import type { EventStore } from '@app/event-store';
import type { ServiceHealth } from '@app/http';
import type { PersonVault } from '@app/person-vault';
import type { ProjectionProgress } from '@app/projections';
import type { ViewStore } from '@app/read-models';

/** What the service keeps and reads, wherever that is. */
export interface ServiceStores {
  readonly eventStore: EventStore;
  readonly views: ViewStore;
  readonly vault: PersonVault;
  readonly progress: ProjectionProgress;
  readonly health: ServiceHealth;
  close(): Promise<void>;
}
