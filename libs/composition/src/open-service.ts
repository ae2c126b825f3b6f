import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '@app/config';
import type { EventStore } from '@app/event-store';
import {
  createHttpAdapter,
  ProblemCatalogue,
  loadOrCreateSecret,
  serveOpenApi,
  ServiceMetrics,
  ShutdownState,
  SystemClock,
} from '@app/http';
import type { ProjectionProgress } from '@app/projections';
import { Closing } from './closing.js';
import { APP_VERSION } from './app-version.js';
import { ConflictCountingEventStore } from './conflict-counting-event-store.js';
import { serviceProblems } from './contexts.js';
import { openEmbeddedStores } from './embedded-stores.js';
import { serviceCodec } from './read-models.js';
import { serviceLogger } from './service-logger.js';
import type { ServerPatience } from './server-stores.js';
import { ServiceModule } from './service.module.js';

export interface OpenServiceOptions {
  readonly settings: Settings;
  /** Built main file of the projector application; needed where projections run in a thread. */
  readonly projector: URL;
  readonly patience?: ServerPatience;
  /** Default: JSON lines on stderr's console at the level of the settings. `false` is silent. */
  readonly logger?: LoggerService | false;
}

/** The service on its stores, ready to listen. */
export interface Service {
  readonly app: NestFastifyApplication;
  readonly events: EventStore;
  readonly progress: ProjectionProgress;
  /** Signs development tokens of this data folder. */
  readonly tokenSecret: Uint8Array;
  /** Takes no new request, lets what is running finish, then closes projections and stores. */
  close(): Promise<void>;
}

/**
 * Opens the stores and puts the service together. On servers the data folder holds nothing but its keys, which copies of
 * the service have to share, and projections are the business of projector processes.
 *
 * @throws StoreUnavailable for a folder that is in use or of a newer format, CheckpointAheadOfLog for a restored log,
 * InvalidConnectionString for an address of a server that is none. Servers need not be there yet.
 */
export const openService = async ({ settings, projector, patience, logger }: OpenServiceOptions): Promise<Service> => {
  const { dataFolder, stores: where } = settings;
  const closing = new Closing();
  try {
    const opened =
      where.kind === 'embedded'
        ? await openEmbeddedStores(settings, projector)
        : await (await import('./server-stores.js')).openServerStores(where, patience);
    closing.add(() => opened.close());
    const { events, views, vault, progress, health } = opened;
    const clock = new SystemClock();
    const catalogue = new ProblemCatalogue(serviceProblems);
    const metrics = new ServiceMetrics();
    const tokenSecret = loadOrCreateSecret(dataFolder, 'dev-token.key');
    const cursorSecret = loadOrCreateSecret(dataFolder, 'cursor.key');
    const app = await NestFactory.create<NestFastifyApplication>(
      ServiceModule.of({
        events: new ConflictCountingEventStore(events, () => metrics.countAppendConflict()),
        codec: serviceCodec(),
        views,
        progress,
        vault,
        health,
        http: { clock, catalogue, metrics, tokenSecret, cursorSecret },
      }),
      createHttpAdapter({ clock, catalogue, metrics }),
      { bodyParser: false, abortOnError: false, logger: logger ?? serviceLogger(settings) },
    );
    closing.add(async () => {
      app.get(ShutdownState).begin();
      await app.close();
    });
    serveOpenApi(app, APP_VERSION);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return { app, events, progress, tokenSecret, close: () => closing.close() };
  } catch (error) {
    await closing.close();
    throw error;
  }
};
