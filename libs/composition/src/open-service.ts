import { ConsoleLogger, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '@app/config';
import { EmbeddedEventStore } from '@app/event-store';
import {
  createHttpAdapter,
  ProblemCatalogue,
  secretFile,
  serveOpenApi,
  ServiceMetrics,
  ShutdownState,
  SystemClock,
} from '@app/http';
import { EmbeddedPersonVault } from '@app/person-vault';
import type { ProjectionProgress } from '@app/projections';
import { APP_VERSION } from './app-version.js';
import { ConflictCountingEventStore } from './conflict-counting-event-store.js';
import { serviceProblems } from './contexts.js';
import { EmbeddedServiceHealth } from './embedded-service-health.js';
import { hostProjectionsInline, hostProjectionsInThread } from './projection-host.js';
import { serviceCodec } from './read-models.js';
import { ServiceModule } from './service.module.js';

export interface OpenServiceOptions {
  readonly settings: Settings;
  /** Built main file of the projector application; needed where projections run in a thread. */
  readonly projector: URL;
  /** Default: JSON lines on stderr's console at the level of the settings. `false` is silent. */
  readonly logger?: LoggerService | false;
}

/** The service on a data folder, ready to listen. */
export interface Service {
  readonly app: NestFastifyApplication;
  readonly events: EmbeddedEventStore;
  readonly progress: ProjectionProgress;
  /** Signs development tokens of this data folder. */
  readonly tokenSecret: Uint8Array;
  /** Takes no new request, lets what is running finish, then closes projections and stores. */
  close(): Promise<void>;
}

const LEVELS = ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'] as const;

/**
 * Opens the data folder and puts the service together.
 *
 * @throws StoreUnavailable for a folder that is in use or of a newer format, CheckpointAheadOfLog for a restored log
 */
export const openService = async ({ settings, projector, logger }: OpenServiceOptions): Promise<Service> => {
  const { dataFolder, logLevel } = settings;
  const inline = settings.projections === 'inline';
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const part of closing.splice(0).reverse()) await part();
  };
  try {
    const events = await EmbeddedEventStore.open({
      folder: dataFolder,
      mode: 'writer',
      checkpointer: inline ? 'inline' : 'thread',
    });
    closing.push(() => events.close());
    const vault = EmbeddedPersonVault.open({ folder: dataFolder });
    closing.push(() => vault.close());
    const host = inline
      ? await hostProjectionsInline(dataFolder, events)
      : await hostProjectionsInThread(dataFolder, projector);
    closing.push(() => host.stop());
    const clock = new SystemClock();
    const catalogue = new ProblemCatalogue(serviceProblems);
    const metrics = new ServiceMetrics();
    const tokenSecret = secretFile(dataFolder, 'dev-token.key');
    const cursorSecret = secretFile(dataFolder, 'cursor.key');
    const app = await NestFactory.create<NestFastifyApplication>(
      ServiceModule.of({
        events: new ConflictCountingEventStore(events, () => metrics.countAppendConflict()),
        codec: serviceCodec(),
        views: host.views,
        progress: host.progress,
        vault,
        health: new EmbeddedServiceHealth(events, host),
        http: { clock, catalogue, metrics, tokenSecret, cursorSecret },
      }),
      createHttpAdapter({ clock, catalogue, metrics }),
      {
        bodyParser: false,
        abortOnError: false,
        logger:
          logger ?? new ConsoleLogger({ json: true, colors: false, logLevels: LEVELS.slice(LEVELS.indexOf(logLevel)) }),
      },
    );
    closing.push(async () => {
      app.get(ShutdownState).begin();
      await app.close();
    });
    serveOpenApi(app, APP_VERSION);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return { app, events, progress: host.progress, tokenSecret, close };
  } catch (error) {
    await close();
    throw error;
  }
};
