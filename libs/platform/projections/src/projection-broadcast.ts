import { BroadcastChannel } from 'node:worker_threads';
import type { ProgressStatus } from './projection-progress.js';
import type { ProjectionRunner } from './projection-runner.js';

/** What goes over the channel: a newcomer asks, the runner's side tells. */
export type ProgressMessage = { readonly kind: 'ask' } | ({ readonly kind: 'progress' } & ProgressStatus);

/** Tells other threads of this process how far the runner of this thread is. */
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

  /** Once per turn of the event loop, however many commits it saw. */
  private scheduleBroadcast(): void {
    if (this.due) return;
    this.due = true;
    setImmediate(() => {
      this.due = false;
      this.broadcast().catch(() => {
        // Without the log's head there is nothing to tell; the log's failure shows where the log is used.
      });
    });
  }

  private async broadcast(): Promise<void> {
    const message: ProgressMessage = { kind: 'progress', ...(await this.runner.status()) };
    if (!this.closed) this.channel.postMessage(message);
  }
}
