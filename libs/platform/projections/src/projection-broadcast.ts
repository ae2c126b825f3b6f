import { BroadcastChannel } from 'node:worker_threads';
import type { ProgressStatus } from './projection-progress.js';

/** Messages on the channel: a new listener asks, the runner's thread reports progress. */
export type ProgressMessage = { readonly kind: 'ask' } | ({ readonly kind: 'progress' } & ProgressStatus);

/** What is broadcast: a runner, or several in other threads. */
export interface ProgressSource {
  status(): Promise<ProgressStatus>;
  /** Calls `listener` after every change; returns a function that ends it. */
  onChange(listener: () => void): () => void;
}

/** Broadcasts progress to the other threads of the process. */
export class ProjectionBroadcast {
  private readonly channel: BroadcastChannel;
  private readonly endListening: () => void;
  private due = false;
  private closed = false;

  constructor(
    private readonly source: ProgressSource,
    channelName: string,
  ) {
    this.channel = new BroadcastChannel(channelName);
    this.channel.unref();
    this.channel.onmessage = (message) => {
      if ((message as { data: ProgressMessage }).data.kind === 'ask') this.scheduleBroadcast();
    };
    this.endListening = source.onChange(() => this.scheduleBroadcast());
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
    const message: ProgressMessage = { kind: 'progress', ...(await this.source.status()) };
    if (!this.closed) this.channel.postMessage(message);
  }
}
