import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { WalLimits } from './wal-checkpointer.js';

const MB = 1024 * 1024;
const LIMITS: WalLimits = { afterQuickPass: 4 * MB, quickPassMs: 5, always: 64 * MB };

/** The thread that checkpoints the log. It does not keep the process alive. */
export class CheckpointerThread {
  private constructor(
    private readonly worker: Worker,
    private readonly exited: Promise<unknown>,
  ) {}

  /**
   * @param complete called when the writer should finish the checkpoint
   * @param onError called if the thread dies after its start; then no more checkpoints run
   */
  static async start(
    file: string,
    complete: () => void,
    onError: (error: unknown) => void,
  ): Promise<CheckpointerThread> {
    const worker = new Worker(new URL('./wal-checkpointer.worker.js', import.meta.url), {
      workerData: { file, limits: LIMITS },
    });
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    await once(worker, 'message');
    worker.on('message', complete);
    worker.once('error', onError);
    worker.unref();
    return new CheckpointerThread(worker, exited);
  }

  async stop(): Promise<void> {
    this.worker.ref();
    this.worker.postMessage('stop');
    await this.exited;
  }
}
