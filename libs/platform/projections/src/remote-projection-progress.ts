import type { ProgressStore } from '@app/read-models';
import { PositionWaiters } from './position-waiters.js';
import { decodeProgress } from './progress-report.js';
import { ProjectionProgress } from './projection-progress.js';
import type { ProgressStatus } from './projection-progress.js';

export interface RemoteProjectionProgressOptions {
  readonly store: ProgressStore;
  /** Interval between reads of the store while a caller waits. Default: 20 ms. */
  readonly pollMs?: number;
  /** Maximum age of a status that is returned without a new read. Default: 100 ms. */
  readonly maxAgeMs?: number;
  /** A projector that wrote nothing for this long is reported as silent. Default: 15 s. */
  readonly staleAfterMs?: number;
  /** Monotonic clock, in milliseconds. */
  readonly now?: () => number;
}

/**
 * Progress of the projector in another process, from its heartbeat in the progress store.
 *
 * It may be slightly stale, so a position is a lower bound. An unreadable store and a stale heartbeat are reported as
 * `error`, with the last known progress.
 */
export class RemoteProjectionProgress extends ProjectionProgress {
  private readonly waiters = new PositionWaiters();
  private readonly now: () => number;
  private last: ProgressStatus = { head: null, projections: [] };
  private sequence: bigint | null = null;
  private readAt = -Infinity;
  private changedAt: number;
  private reading: Promise<void> | null = null;
  private polling: NodeJS.Timeout | null = null;

  constructor(private readonly options: RemoteProjectionProgressOptions) {
    super();
    this.now = options.now ?? (() => performance.now());
    this.changedAt = this.now();
  }

  async waitForPosition(position: bigint, timeoutMs: number): Promise<boolean> {
    await this.read();
    const waiting = this.waiters.wait(position, timeoutMs);
    this.poll();
    return waiting;
  }

  async status(): Promise<ProgressStatus> {
    if (this.now() - this.readAt >= (this.options.maxAgeMs ?? 100)) await this.read();
    return this.last;
  }

  /** Resolves callers that still wait with false. */
  close(): void {
    this.waiters.close();
    if (this.polling) clearTimeout(this.polling);
  }

  private poll(): void {
    if (this.polling || this.waiters.isEmpty) return;
    this.polling = setTimeout(() => {
      void this.read().then(() => {
        this.polling = null;
        this.poll();
      });
    }, this.options.pollMs ?? 20);
  }

  /** Never rejects. Concurrent calls share one read. */
  private read(): Promise<void> {
    this.reading ??= this.readStore().finally(() => (this.reading = null));
    return this.reading;
  }

  private async readStore(): Promise<void> {
    try {
      const stored = await this.options.store.read();
      this.readAt = this.now();
      if (stored && stored.sequence !== this.sequence) {
        this.sequence = stored.sequence;
        this.changedAt = this.readAt;
        const { head, projections } = decodeProgress(stored.text);
        this.last = { head, projections };
        this.waiters.update(projections);
        return;
      }
      const silentFor = this.readAt - this.changedAt;
      const silent = silentFor > (this.options.staleAfterMs ?? 15_000);
      const { head, projections } = this.last;
      this.last = {
        head,
        projections,
        ...(silent && { error: `no projector has reported its progress for ${Math.round(silentFor / 1_000)} s` }),
      };
    } catch (error) {
      const { head, projections } = this.last;
      this.last = { head, projections, error: String(error) };
    }
  }
}
