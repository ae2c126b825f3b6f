import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { rebuildShares, serviceProjections } from '@app/composition/read-models';
import type { EventStore } from '@app/event-store';
import type { ProgressSource, ProgressStatus, ProjectionStatus } from '@app/projections';
import type { ViewStore } from '@app/read-models';

/** A builder's progress, as it posts it. */
export type BuilderProgress = Pick<ProgressStatus, 'projections' | 'waitingFor'>;

/** What a builder is started with: the index of its part in `rebuildShares`. */
export interface BuilderData {
  readonly dataFolder: string;
  readonly share: number;
}

/**
 * A build allocates hundreds of thousands of objects that live as long as a batch. A large young generation copies them
 * less often, and its memory ends with the thread.
 */
const YOUNG_GENERATION_MB = 192;

/** Whether read models are to be built from an existing log, and none of them is current. */
export const mustBuildAll = async (events: EventStore, views: ViewStore): Promise<boolean> => {
  if ((await events.head()) === null) return false;
  for (const { version, collections } of serviceProjections) {
    for (const { name } of collections) if ((await views.activeVersion(name)) === version) return false;
  }
  return true;
};

/**
 * All read models, built by several threads at once, each a share of the projections. Nothing else projects meanwhile: the
 * runner that follows the log starts after `ended`, and builds itself what a builder could not.
 */
export class ViewBuild implements ProgressSource {
  private readonly byName = new Map<string, ProjectionStatus>(
    serviceProjections.map(({ name, version }) => [name, { name, version, status: 'rebuilding', position: null }]),
  );
  private readonly waiting = new Map<Worker, string | undefined>();
  private readonly listeners = new Set<() => void>();
  private readonly workers: readonly Worker[];
  /** Resolves when every builder has ended. */
  readonly ended: Promise<unknown>;

  /** On a single core two builders would read the log twice and gain nothing. */
  static readonly isWorthwhile = availableParallelism() > 1;

  constructor(
    dataFolder: string,
    private readonly events: EventStore,
  ) {
    this.workers = rebuildShares.map((_, share) => {
      const workerData: BuilderData = { dataFolder, share };
      const worker = new Worker(new URL('./builder-thread.js', import.meta.url), {
        workerData,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
      });
      worker.on('message', (progress: BuilderProgress) => this.take(worker, progress));
      // The runner that starts next meets the same failure, and tells it.
      worker.on('error', () => undefined);
      return worker;
    });
    this.ended = Promise.all(
      this.workers.map((worker) => new Promise<void>((resolve) => worker.once('exit', () => resolve()))),
    );
  }

  async status(): Promise<ProgressStatus> {
    const waitingFor = [...this.waiting.values()].find((each) => each !== undefined);
    return {
      head: await this.events.head(),
      projections: [...this.byName.values()],
      ...(waitingFor !== undefined && { waitingFor }),
    };
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Lets every builder finish its batch and end. */
  stop(): void {
    for (const worker of this.workers) worker.postMessage('stop');
  }

  /** A built projection is not live before the runner follows the log. */
  private take(worker: Worker, { projections, waitingFor }: BuilderProgress): void {
    for (const each of projections)
      this.byName.set(each.name, each.status === 'live' ? { ...each, status: 'rebuilding' } : each);
    this.waiting.set(worker, waitingFor);
    for (const listener of this.listeners) listener();
  }
}
