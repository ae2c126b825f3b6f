import { BroadcastChannel } from 'node:worker_threads';
import { PositionWaiters } from './position-waiters.js';
import type { ProgressMessage } from './projection-broadcast.js';
import { ProjectionProgress } from './projection-progress.js';
import type { ProgressStatus } from './projection-progress.js';

/**
 * Progress of the runner in another thread of this process, from its ProjectionBroadcast on the channel of this name.
 * Before the first message, `status` contains no projection.
 */
export class ThreadProjectionProgress extends ProjectionProgress {
  private readonly channel: BroadcastChannel;
  private readonly waiters = new PositionWaiters();
  private last: ProgressStatus = { head: null, projections: [] };

  constructor(channelName: string) {
    super();
    this.channel = new BroadcastChannel(channelName);
    this.channel.unref();
    this.channel.onmessage = (message) => {
      const { data } = message as { data: ProgressMessage };
      if (data.kind !== 'progress') return;
      const { kind: _, ...status } = data;
      this.last = status;
      this.waiters.update(data.projections);
    };
    const ask: ProgressMessage = { kind: 'ask' };
    this.channel.postMessage(ask);
  }

  waitForPosition(position: bigint, timeoutMs: number): Promise<boolean> {
    return this.waiters.wait(position, timeoutMs);
  }

  async status(): Promise<ProgressStatus> {
    return this.last;
  }

  /** Resolves callers that still wait with false. */
  close(): void {
    this.channel.close();
    this.waiters.close();
  }
}
