import { hostname } from 'node:os';
import { Logger, Module, type DynamicModule, type LoggerService } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SettingsError, type Settings } from '@app/config';
import {
  createHttpAdapter,
  OperationsModule,
  ProblemCatalogue,
  ProblemDetailsFilter,
  ServiceHealth,
  ServiceMetrics,
  ShutdownState,
  SystemClock,
  type HealthCheck,
} from '@app/http';
import { LeasedProjector } from '@app/projections';
import { MongoConnection, MongoProgressStore, MongoProjectorLease, MongoViewStore } from '@app/read-models/mongodb';
import { CloseStack } from './close-stack.js';
import { openWatchedLog } from './open-watched-log.js';
import { serviceCodec, serviceProjections } from './read-models.js';
import { serviceLogger } from './service-logger.js';
import type { ServerTimeouts } from './server-stores.js';
import { LOG_BYTES, StoresHealth } from './stores-health.js';

export interface OpenProjectorOptions {
  readonly settings: Settings;
  readonly timeouts?: ServerTimeouts;
  /** Default: JSON lines on the console at the level of the settings. `false` is silent. */
  readonly logger?: LoggerService | false;
}

/** A running projector on server stores, with its health and metrics, ready to listen. */
export interface ProjectorService {
  readonly app: NestFastifyApplication;
  readonly projector: LeasedProjector;
  /** Finishes the current batch, releases the lease, closes everything. */
  close(): Promise<void>;
}

@Module({})
class ProjectorModule {
  static of(health: ServiceHealth, catalogue: ProblemCatalogue, metrics: ServiceMetrics): DynamicModule {
    return {
      module: ProjectorModule,
      global: true,
      imports: [OperationsModule.register(metrics)],
      providers: [
        { provide: ServiceHealth, useValue: health },
        { provide: ProblemCatalogue, useValue: catalogue },
        { provide: APP_FILTER, useClass: ProblemDetailsFilter },
      ],
      exports: [ServiceHealth],
    };
  }
}

/** MongoDB keeps a transaction in memory and replicates it to every member of the replica set, so transactions stay small. */
const SMALL_TRANSACTIONS = { rebuildBatch: 2_000, maxChanges: 2_000 };

/**
 * Opens a projector process. Any number may run; one at a time builds the read models.
 *
 * @throws SettingsError for embedded stores, whose projector is part of the API; InvalidConnectionString for a malformed
 * connection string. The servers need not be reachable yet.
 */
export const openProjector = async ({
  settings,
  timeouts,
  logger,
}: OpenProjectorOptions): Promise<ProjectorService> => {
  const { stores, leaseMs } = settings;
  if (stores.kind === 'embedded') {
    throw new SettingsError([
      'a projector process needs SANGKIEN_EVENT_STORE and SANGKIEN_MONGO; embedded stores are projected by the API itself',
    ]);
  }
  const closeStack = new CloseStack();
  try {
    const clock = new SystemClock();
    const catalogue = new ProblemCatalogue([]);
    const metrics = new ServiceMetrics();
    const log = new Logger('projector');
    const eventStore = openWatchedLog({
      connectionString: stores.eventStoreUrl,
      leaseMs,
      onReplaced: ({ message }) => log.error(`${message}; this projector builds nothing until a restart`),
      ...timeouts,
    });
    closeStack.add(() => eventStore.close());
    const connection = MongoConnection.open({ url: stores.mongoUrl, ...timeouts });
    closeStack.add(() => connection.close());
    const projector = new LeasedProjector({
      eventStore,
      codec: serviceCodec(),
      projections: serviceProjections,
      lease: new MongoProjectorLease({ connection, leaseMs }),
      progressStore: new MongoProgressStore(connection),
      holder: `${hostname()}:${process.pid}`,
      openViews: async (token) => MongoViewStore.open({ connection, token, log: await eventStore.identity() }),
      onTermFailed: (failure) => {
        metrics.countProjectorFailure();
        log.warn(`${failure.name}: ${failure.message}`);
      },
      runner: SMALL_TRANSACTIONS,
    });
    const leaseCheck = (): readonly HealthCheck[] => [
      {
        name: 'lease',
        status: 'pass',
        detail: projector.token === null ? 'waiting for it' : `held with token ${projector.token}`,
      },
    ];
    const health = new StoresHealth({
      eventStore,
      progress: () => projector.status(),
      extraChecks: leaseCheck,
      // A standby has nothing to do, so what it cannot reach is no failure of its own.
      statusWhenUnavailable: () => (projector.isStandby ? 'warn' : 'fail'),
      lag: LOG_BYTES,
    });
    const app = await NestFactory.create<NestFastifyApplication>(
      ProjectorModule.of(health, catalogue, metrics),
      createHttpAdapter({ clock, catalogue, metrics }),
      { bodyParser: false, abortOnError: false, logger: logger ?? serviceLogger(settings) },
    );
    closeStack.add(async () => {
      app.get(ShutdownState).begin();
      await projector.stop();
      await app.close();
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    projector.start();
    return { app, projector, close: () => closeStack.close() };
  } catch (error) {
    await closeStack.close();
    throw error;
  }
};
