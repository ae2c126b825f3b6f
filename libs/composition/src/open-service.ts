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
  /** Built main file of the projector application; needed where projections run in a thread. */
  readonly projector: URL;
  readonly timeouts?: ServerTimeouts;
  /** Default: JSON lines on stderr's console at the level of the settings. `false` is silent. */
  readonly logger?: LoggerService | false;
}

/** The service on its stores, ready to listen. */
export interface Service {
  readonly app: NestFastifyApplication;
  readonly eventStore: EventStore;
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
export const openService = async ({ settings, projector, timeouts, logger }: OpenServiceOptions): Promise<Service> => {
  const { dataFolder, stores: where } = settings;
  const closeStack = new CloseStack();
  try {
    const opened =
      where.kind === 'embedded'
        ? await openEmbeddedStores(settings, projector)
        : await (await import('./server-stores.js')).openServerStores(where, timeouts);
    closeStack.add(() => opened.close());
    const { eventStore, views, vault, progress, health } = opened;
    const clock = new SystemClock();
    const catalogue = new ProblemCatalogue(serviceProblems, serviceWords);
    const metrics = new ServiceMetrics();
    const tokenSecret = loadOrCreateSecret(dataFolder, 'dev-token.key');
    const cursorSecret = loadOrCreateSecret(dataFolder, 'cursor.key');
    const app = await NestFactory.create<NestFastifyApplication>(
      ServiceModule.of({
        eventStore: new ConflictCountingEventStore(eventStore, () => metrics.countAppendConflict()),
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
    closeStack.add(async () => {
      app.get(ShutdownState).begin();
      await app.close();
    });
    serveOpenApi(app, APP_VERSION);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return { app, eventStore, progress, tokenSecret, close: () => closeStack.close() };
  } catch (error) {
    await closeStack.close();
    throw error;
  }
};
