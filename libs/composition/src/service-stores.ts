import type { EventStore } from '@app/event-store';
import type { RateLimiterFactory, ServiceHealth } from '@app/http';
import type { PersonVault } from '@app/person-vault';
import type { ProjectionProgress } from '@app/projections';
import type { ViewStore } from '@app/read-models';

/** The stores of a service, embedded or on servers. */
export interface ServiceStores {
  readonly eventStore: EventStore;
  /** Identity of the log; null while a server does not respond. */
  readonly log: string | null;
  readonly views: ViewStore;
  readonly vault: PersonVault;
  readonly progress: ProjectionProgress;
  readonly health: ServiceHealth;
  /** Counts for all processes that share the stores; absent where this is the only one. */
  readonly rateLimiter?: RateLimiterFactory;
  /** Resolves when a data file of this process failed; absent on servers. */
  readonly failed?: Promise<Error>;
  close(): Promise<void>;
}
