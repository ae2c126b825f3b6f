import { BroadcastChannel } from 'node:worker_threads';
import { PositionWaiters } from './position-waiters.js';
import type { ProgressMessage } from './projection-broadcast.js';
import { ProjectionProgress } from './projection-progress.js';
import type { ProgressStatus } from './projection-progress.js';

/**
 * How far the runner in another thread of this process is, as its ProjectionBroadcast last said on the channel of this
 * name. Until it has said anything, `status` shows no projection and nothing is caught up.
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
      this.last = { head: data.head, projections: data.projections };
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

  /** Those still waiting are told that it did not come about. */
  close(): void {
    this.channel.close();
    this.waiters.close();
  }
}
