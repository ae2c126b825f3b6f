import { once } from 'node:events';
import { Logger } from '@nestjs/common';
import type { StoreSettings } from '@app/config';
import type { EventStore } from '@app/event-store';
import type { EventStoreDbOptions } from '@app/event-store/eventstoredb';
import { memberIdOf } from '@app/organisation/read-models';
import { PersonsOfAnotherLog } from '@app/person-vault';
import { MongoPersonVault, type LogOfPersons } from '@app/person-vault/mongodb';
import { assertNotAhead, RemoteProjectionProgress } from '@app/projections';
import { ReadModelsOfAnotherLog, ReadModelsUnavailable } from '@app/read-models';
import {
  MongoConnection,
  MongoProgressStore,
  MongoViewStore,
  type MongoConnectionOptions,
} from '@app/read-models/mongodb';
import { CloseStack } from './close-stack.js';
import { LateComparison } from './late-comparison.js';
import { openWatchedLog } from './open-watched-log.js';
import type { ServiceStores } from './service-stores.js';
import { sharedRateLimiter } from './shared-rate-limiter.js';
import { LOG_BYTES, StoresHealth } from './stores-health.js';

/** A log begins with the founding of the organisation, which enrols its first member. */
const FOUNDING_EVENTS = 20;

const logOf = async (eventStore: EventStore): Promise<LogOfPersons> => {
  const identity = await eventStore.identity();
  const first = await eventStore.readAll({ limit: FOUNDING_EVENTS });
  return { identity, hasMembers: first.some(({ stream }) => memberIdOf(stream) !== null) };
};

/**
 * Compares what the servers contain, as far as they respond in time.
 *
 * @returns the identity of the log; null for a log that does not respond, whose failure shows in the health of the process
 * @throws ReadModelsOfAnotherLog, PersonsOfAnotherLog, and CheckpointAheadOfLog for a log that has lost its end
 */
const compareServers = async (
  eventStore: EventStore,
  views: MongoViewStore,
  vault: MongoPersonVault,
  withinMs: number,
): Promise<string | null> => {
  const late = once(AbortSignal.timeout(withinMs), 'abort').then(() => null);
  const inTime = <Result>(work: () => Promise<Result>): Promise<Result | null> => {
    const result = work().catch((error: unknown) => {
      if (isForOperators(error)) throw error;
      return null;
    });
    return Promise.race([result, late]);
  };
  // The log only grows, so its end is read last.
  const checkpoints = inTime(() => views.checkpoints());
  const log = await inTime(() => logOf(eventStore));
  if (log === null) return null;
  await Promise.all([inTime(() => views.assertOfLog(log.identity)), inTime(() => vault.assertOfLog(log))]);
  const built = await checkpoints;
  const end = await inTime(async () => ({ head: await eventStore.head() }));
  if (built && end) assertNotAhead(built, end.head);
  return log.identity;
};

const isForOperators = (error: unknown): boolean =>
  error instanceof ReadModelsOfAnotherLog || error instanceof PersonsOfAnotherLog;

/** Overrides of the adapters' default timeouts and retry delays. */
export type ServerTimeouts = Pick<EventStoreDbOptions, 'appendDeadlineMs' | 'readDeadlineMs' | 'retryDelaysMs'> &
  Pick<MongoConnectionOptions, 'serverSelectionTimeoutMs'> & {
    /** How long a start waits for servers, to compare what they contain. Default 2 000. */
    readonly comparedWithinMs?: number;
  };

export interface ServerStoresOptions {
  /** A log that was replaced is noticed within this time. Default: 10 000. */
  readonly leaseMs?: number;
  readonly timeouts?: ServerTimeouts | undefined;
  /** Whether servers that do not belong together are refused; a copy has its own way to find out. Default: true. */
  readonly compared?: boolean;
}

/**
 * Opens the stores that API instances share: the event log in EventStoreDB, read models and personal names in MongoDB.
 * Projector processes build the read models; their progress is read from MongoDB. The servers need not be reachable yet.
 *
 * @throws InvalidConnectionString for a malformed connection string of either server; ReadModelsOfAnotherLog,
 * PersonsOfAnotherLog and CheckpointAheadOfLog for servers that respond and do not belong together
 */
export const openServerStores = async (
  { eventStoreUrl, mongoUrl }: Extract<StoreSettings, { readonly kind: 'servers' }>,
  {
    leaseMs = 10_000,
    timeouts: { comparedWithinMs = 2_000, ...timeouts } = {},
    compared = true,
  }: ServerStoresOptions = {},
): Promise<ServiceStores> => {
  const closeStack = new CloseStack();
  try {
    const log = new Logger('event-store');
    const eventStore = openWatchedLog({
      connectionString: eventStoreUrl,
      leaseMs,
      onReplaced: ({ message }) =>
        log.error(`${message}; commands and reads of the log are refused with LOG_REPLACED until a restart`),
      ...timeouts,
    });
    closeStack.add(() => eventStore.close());
    const connection = MongoConnection.open({ url: mongoUrl, ...timeouts });
    closeStack.add(() => connection.close());
    const vault = new MongoPersonVault(connection.db, () => logOf(eventStore));
    closeStack.add(() => vault.close());
    const views = await MongoViewStore.open({ connection });
    closeStack.add(() => views.close());
    const progress = new RemoteProjectionProgress({ store: new MongoProgressStore(connection) });
    closeStack.add(async () => progress.close());
    const health = new StoresHealth({
      eventStore,
      progress: () => progress.status(),
      silentProgress: ReadModelsUnavailable.name,
      extraChecks: () => comparison?.checks() ?? [],
      statusWhenUnavailable: () => 'warn',
      lag: LOG_BYTES,
    });
    const compare = (): Promise<string | null> => compareServers(eventStore, views, vault, comparedWithinMs);
    const identity = compared ? await compare() : null;
    const comparison = compared && identity === null ? new LateComparison(compare) : null;
    closeStack.add(async () => comparison?.stop());
    return {
      eventStore,
      log: identity,
      views,
      vault,
      progress,
      health,
      rateLimiter: sharedRateLimiter(connection),
      close: () => closeStack.close(),
    };
  } catch (error) {
    await closeStack.close();
    throw error;
  }
};
