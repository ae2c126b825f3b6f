import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { EventStore } from '@app/event-store';
import { ProjectionRunner, ThreadProjectionProgress, type ProjectionProgress } from '@app/projections';
import { EmbeddedViewStore, type ViewStore } from '@app/read-models';
import { projectionChannel, serviceCodec, serviceProjections } from './read-models.js';

/** The projections of a data folder at work, and the view store to read what they build. */
export interface ProjectionHost {
  readonly views: ViewStore;
  readonly progress: ProjectionProgress;
  /** Why the projections came to an end by themselves; null while they run. */
  failure(): Error | null;
  /** Leaves consistent checkpoints. */
  stop(): Promise<void>;
}

/**
 * A rebuild makes objects by the hundred thousand that live for one batch. The more room they have, the less often they
 * are moved; with three times this it is a tenth faster, but then the room stays taken while the service is live.
 */
const YOUNG_GENERATION_MB = 64;

/** On the calling thread. */
export const hostProjectionsInline = async (dataFolder: string, events: EventStore): Promise<ProjectionHost> => {
  const views = EmbeddedViewStore.open({ folder: dataFolder, mode: 'writer' });
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
 * In the projector application, run as a thread of this process.
 *
 * @param projector the built main file of that application
 * @throws Error when the thread cannot start its work, with its own message
 */
export const hostProjectionsInThread = async (dataFolder: string, projector: URL): Promise<ProjectionHost> => {
  const worker = new Worker(projector, {
    workerData: { dataFolder },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  await once(worker, 'message');
  let failure: Error | null = null;
  worker.on('error', (error: Error) => (failure = error));
  const views = EmbeddedViewStore.open({ folder: dataFolder, mode: 'reader' });
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
