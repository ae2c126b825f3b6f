import { Logger, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '@app/config';
import type { EventStore } from '@app/event-store';
import {
  createHttpAdapter,
  ProblemCatalogue,
  loadOrCreateSecret,
  RateLimits,
  serveOpenApi,
  ServiceMetrics,
  ShutdownState,
  SystemClock,
} from '@app/http';
import type { ProjectionProgress } from '@app/projections';
import { ClockHealth } from './clock-health.js';
import { ClockInformingEventStore } from './clock-informing-event-store.js';
import { CloseStack } from './close-stack.js';
import { APP_VERSION } from './app-version.js';
import { ConflictCountingEventStore } from './conflict-counting-event-store.js';
import { serviceProblems, serviceWords } from './contexts.js';
import { openEmbeddedStores } from './embedded-stores.js';
import { serviceCodec } from './read-models.js';
import { serviceLogger } from './service-logger.js';
import type { ServerTimeouts } from './server-stores.js';
import { ServiceModule } from './service.module.js';

export interface OpenServiceOptions {
  readonly settings: Settings;
  /** Built main file of the projector application; used if projections run in a thread. */
  readonly projector: URL;
  readonly timeouts?: ServerTimeouts;
  /** Default: JSON lines on the console, from the log level of the settings. `false` is silent. */
  readonly logger?: LoggerService | false;
}

/** The open service, ready to listen. */
export interface Service {
  readonly app: NestFastifyApplication;
  readonly eventStore: EventStore;
  readonly progress: ProjectionProgress;
  /** Signs development tokens of this data folder. */
  readonly tokenSecret: Uint8Array;
  /** Resolves when the disk failed under a data file: this process can write no more and should end. Never rejects. */
  readonly failed: Promise<Error>;
  /** Refuses new requests, lets running ones finish, then closes projections and stores. */
  close(): Promise<void>;
}

/** A jump is told even while no request comes. */
const CLOCK_CHECK_INTERVAL_MS = 5_000;

const watchedClock = (metrics: ServiceMetrics): SystemClock => {
  const log = new Logger('clock');
  return new SystemClock(undefined, (reason) => {
    if (reason === null) return log.log('the clock agrees again; commands are accepted');
    metrics.countClockDisagreement();
    log.error(`${reason}; commands are refused with CLOCK_DISAGREES until it agrees`);
  });
};

/**
 * Opens the stores and assembles the service. With server stores the data folder contains only the keys, which all API
 * instances must share, and projector processes run the projections.
 *
 * @throws StoreUnavailable for a folder in use or of a newer format, CheckpointAheadOfLog if the log was restored from an
 * older copy, InvalidConnectionString for a malformed connection string. The servers need not be reachable yet.
 */
export const openService = async ({ settings, projector, timeouts, logger }: OpenServiceOptions): Promise<Service> => {
  const { dataFolder, stores: where } = settings;
  const closeStack = new CloseStack();
  try {
    const opened =
      where.kind === 'embedded'
        ? await openEmbeddedStores(settings, projector)
        : await (
            await import('./server-stores.js')
          ).openServerStores(where, {
            leaseMs: settings.leaseMs,
            timeouts,
          });
    closeStack.add(() => opened.close());
    const {
      eventStore,
      log,
      views,
      vault,
      progress,
      health,
      rateLimiter,
      failed = new Promise<never>(() => undefined),
    } = opened;
    const catalogue = new ProblemCatalogue(serviceProblems, serviceWords);
    const metrics = new ServiceMetrics();
    const clock = watchedClock(metrics);
    const clockTimer = setInterval(() => clock.disagreement(), CLOCK_CHECK_INTERVAL_MS).unref();
    closeStack.add(async () => clearInterval(clockTimer));
    const tokenSecret = loadOrCreateSecret(dataFolder, 'dev-token.key', log ?? undefined);
    const cursorSecret = loadOrCreateSecret(dataFolder, 'cursor.key', log ?? undefined);
    const codec = serviceCodec(({ recordedAt }) => clock.observe(recordedAt));
    const informing = new ClockInformingEventStore(eventStore, (last) => void codec.decode(last));
    // Servers may be unreachable: then the first read of a stream informs the clock.
    const informed = informing.inform().catch(() => undefined);
    if (where.kind === 'embedded') await informed;
    const app = await NestFactory.create<NestFastifyApplication>(
      ServiceModule.of({
        eventStore: new ConflictCountingEventStore(informing, () => metrics.countAppendConflict()),
        codec,
        views,
        progress,
        vault,
        health: new ClockHealth(health, clock, where.kind === 'embedded' ? 'fail' : 'warn'),
        http: { clock, catalogue, metrics, tokenSecret, cursorSecret },
        rateLimits: (unitOf) =>
          new RateLimits({
            settings: settings.rates,
            onLimited: (limit) => metrics.countRateLimited(limit),
            unitOf,
            ...(rateLimiter && { limiter: rateLimiter }),
          }),
      }),
      createHttpAdapter({ clock, catalogue, metrics, trustedProxies: settings.trustedProxies }),
      { bodyParser: false, abortOnError: false, logger: logger ?? serviceLogger(settings) },
    );
    closeStack.add(async () => {
      app.get(ShutdownState).begin();
      await app.close();
    });
    serveOpenApi(app, APP_VERSION);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return { app, eventStore, progress, tokenSecret, failed, close: () => closeStack.close() };
  } catch (error) {
    await closeStack.close();
    throw error;
  }
};
