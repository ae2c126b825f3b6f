import { BroadcastChannel } from 'node:worker_threads';
import type { ProgressStatus } from './projection-progress.js';
import type { ProjectionRunner } from './projection-runner.js';

/** Messages on the channel: a new listener asks, the runner's thread reports progress. */
export type ProgressMessage = { readonly kind: 'ask' } | ({ readonly kind: 'progress' } & ProgressStatus);

/** Broadcasts the progress of this thread's runner to the other threads of the process. */
export class ProjectionBroadcast {
  private readonly channel: BroadcastChannel;
  private readonly endListening: () => void;
  private due = false;
  private closed = false;

  constructor(
    private readonly runner: ProjectionRunner,
    channelName: string,
  ) {
    this.channel = new BroadcastChannel(channelName);
    this.channel.unref();
    this.channel.onmessage = (message) => {
      if ((message as { data: ProgressMessage }).data.kind === 'ask') this.scheduleBroadcast();
    };
    this.endListening = runner.onChange(() => this.scheduleBroadcast());
    this.scheduleBroadcast();
  }

  close(): void {
    this.closed = true;
    this.endListening();
    this.channel.close();
  }

  /** At most one message per turn of the event loop, however many commits it saw. */
  private scheduleBroadcast(): void {
    if (this.due) return;
    this.due = true;
    setImmediate(() => {
      this.due = false;
      this.broadcast().catch(() => {
        // Without the log's head there is nothing to report; the log's users report its failure.
      });
    });
  }

  private async broadcast(): Promise<void> {
    const message: ProgressMessage = { kind: 'progress', ...(await this.runner.status()) };
    if (!this.closed) this.channel.postMessage(message);
  }
}
