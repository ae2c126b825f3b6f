import { Worker } from 'node:worker_threads';

/** A check of the files that failed. */
export interface FailedCheck {
  readonly name: string;
  readonly detail: string;
}

/** Nothing it reads outlives a page of the log, so a larger one would only hold memory beside the service. */
const YOUNG_GENERATION_MB = 16;

/**
 * Reads the files of a data folder once, in a thread of its own, while the service already works: damage shows before
 * somebody asks for what it hit. It neither delays the start nor keeps the process alive. It needs the built JavaScript.
 */
export class InspectionThread {
  private readonly failedChecks: FailedCheck[] = [];

  private readonly exited: Promise<unknown>;

  private constructor(private readonly worker: Worker) {
    this.exited = new Promise((resolve) => worker.once('exit', resolve));
  }

  /** @param onFailed told each check that fails, and an error that ended the inspection */
  static start(dataFolder: string, onFailed: (failed: FailedCheck) => void): InspectionThread {
    const worker = new Worker(new URL('./inspection.worker.js', import.meta.url), {
      workerData: { dataFolder },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    const thread = new InspectionThread(worker);
    const add = (failed: FailedCheck): void => {
      thread.failedChecks.push(failed);
      onFailed(failed);
    };
    worker.on('message', add);
    worker.on('error', (error) => add({ name: 'inspection', detail: String(error) }));
    worker.unref();
    return thread;
  }

  get failed(): readonly FailedCheck[] {
    return this.failedChecks;
  }

  /** Resolves when the call of SQLite that is running has ended: on a large file, after seconds. */
  async stop(): Promise<void> {
    this.worker.ref();
    this.worker.postMessage('stop');
    await this.exited;
  }
}
