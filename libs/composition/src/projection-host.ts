import { once } from 'node:events';
import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { EventStore } from '@app/event-store';
import { ProjectionRunner, ThreadProjectionProgress, type ProjectionProgress } from '@app/projections';
import { EmbeddedViewStore, type ViewStore } from '@app/read-models';
import { projectionChannel, serviceCodec, serviceProjections } from './read-models.js';

/** The running projections of a data folder, and the view store they fill. */
export interface ProjectionHost {
  readonly views: ViewStore;
  readonly progress: ProjectionProgress;
  /** The error that ended the projections; null while they run. */
  failure(): Error | null;
  /** Stops after the current batch; documents and checkpoints stay consistent. */
  stop(): Promise<void>;
}

/**
 * Batches that follow the log are small. Whole rebuilds have threads of their own, with more; a rebuild of a single new
 * version, which runs here, is slower for it.
 */
const YOUNG_GENERATION_MB = 24;

/** Runs the projections on the calling thread. */
export const hostProjectionsInline = async (dataFolder: string, events: EventStore): Promise<ProjectionHost> => {
  const views = EmbeddedViewStore.open({ folder: dataFolder, mode: 'writer', log: await events.identity() });
  const runner = new ProjectionRunner({
    eventStore: events,
    codec: serviceCodec(),
    views,
    projections: serviceProjections,
  });
  try {
    await runner.start();
  } catch (error) {
    await views.close();
    throw error;
  }
  return {
    views,
    progress: runner,
    failure: () => null,
    stop: async () => {
      await runner.stop();
      await views.close();
    },
  };
};

/**
 * Runs the projector application as a worker thread of this process.
 *
 * @param projector the built main file of that application
 * @param log identity of the folder's log
 * @throws the thread's own error if it cannot start
 */
export const hostProjectionsInThread = async (
  dataFolder: string,
  projector: URL,
  log: string,
): Promise<ProjectionHost> => {
  const worker = new Worker(projector, {
    workerData: { dataFolder },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  await once(worker, 'message');
  let failure: Error | null = null;
  // An error of another thread need not be an Error here.
  worker.on('error', (error: unknown) => (failure = error instanceof Error ? error : new Error(inspect(error))));
  const views = EmbeddedViewStore.open({ folder: dataFolder, mode: 'reader', log });
  const progress = new ThreadProjectionProgress(projectionChannel(dataFolder));
  return {
    views,
    progress,
    failure: () => failure,
    stop: async () => {
      worker.postMessage('stop');
      await exited;
      progress.close();
      await views.close();
    },
  };
};
