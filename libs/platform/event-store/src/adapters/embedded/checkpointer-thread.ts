import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { errorFrom } from '@app/sqlite';
import type { WalLimits } from './wal-checkpointer.js';

const MB = 1024 * 1024;
const LIMITS: WalLimits = { afterQuickPass: 4 * MB, quickPassMs: 5, always: 64 * MB };

/**
 * `complete`: the writer should finish the checkpoint. `failed`: a pass failed; while the disk is full, the thread goes
 * on. `recovered`: a pass succeeded after one that failed.
 */
export type CheckpointerMessage =
  | { readonly kind: 'running' | 'complete' | 'recovered' }
  /** As properties, because a thread receives a copy of an error without those of SQLite. */
  | { readonly kind: 'failed'; readonly message: string; readonly errcode?: number };

/** The writer, as the thread needs it. */
export interface CheckpointedWriter {
  checkpoint(mode: 'PASSIVE'): void;
  /** Takes notice of a pass. `error` is null when it succeeded. */
  checkpointed(error: Error | null): void;
  stop(error: Error): void;
}

/** The thread that checkpoints the log. It does not keep the process alive. */
export class CheckpointerThread {
  private constructor(
    private readonly worker: Worker,
    private readonly exited: Promise<unknown>,
  ) {}

  static async start(file: string, writer: CheckpointedWriter): Promise<CheckpointerThread> {
    const worker = new Worker(new URL('./wal-checkpointer.worker.js', import.meta.url), {
      workerData: { file, limits: LIMITS },
    });
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    await once(worker, 'message');
    worker.on('message', (message: CheckpointerMessage) => {
      if (message.kind === 'complete') writer.checkpoint('PASSIVE');
      else if (message.kind === 'failed') writer.checkpointed(errorFrom(message));
      else writer.checkpointed(null);
    });
    worker.once('error', (error) => writer.stop(errorFrom(error)));
    worker.unref();
    return new CheckpointerThread(worker, exited);
  }

  async stop(): Promise<void> {
    this.worker.ref();
    this.worker.postMessage('stop');
    await this.exited;
  }
}
