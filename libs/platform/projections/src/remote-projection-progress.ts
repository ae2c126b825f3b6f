import type { ProgressStore } from '@app/read-models';
import { PositionWaiters } from './position-waiters.js';
import { decodeProgress } from './progress-report.js';
import { ProjectionProgress } from './projection-progress.js';
import type { ProgressStatus } from './projection-progress.js';

export interface RemoteProjectionProgressOptions {
  readonly store: ProgressStore;
  /** How often the board is read while somebody waits. Default: 20 ms. */
  readonly pollMs?: number;
  /** How old what is told without waiting may be. Default: 100 ms. */
  readonly maxAgeMs?: number;
  /** A projector that wrote nothing for this long is said to be silent. Default: 15 s. */
  readonly staleAfterMs?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/**
 * How far the projector in another process is, as it last wrote on the notice board.
 *
 * What it tells may be a little old, so a position is a lower bound. A board that cannot be read, and one on which nothing
 * is written any more, show as `trouble`, with the last that was known.
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

  /** Those still waiting are told that it did not come about. */
  close(): void {
    this.waiters.close();
    if (this.polling) clearTimeout(this.polling);
  }

  private poll(): void {
    if (this.polling || this.waiters.none) return;
    this.polling = setTimeout(() => {
      void this.read().then(() => {
        this.polling = null;
        this.poll();
      });
    }, this.options.pollMs ?? 20);
  }

  /** Never rejects. Those who ask meanwhile share one reading. */
  private read(): Promise<void> {
    this.reading ??= this.readStore().finally(() => (this.reading = null));
    return this.reading;
  }

  private async readStore(): Promise<void> {
    try {
      const notice = await this.options.store.read();
      this.readAt = this.now();
      if (notice && notice.sequence !== this.sequence) {
        this.sequence = notice.sequence;
        this.changedAt = this.readAt;
        const { head, projections } = decodeProgress(notice.text);
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
        ...(silent && { error: `no projector has told how far it is for ${Math.round(silentFor / 1_000)} s` }),
      };
    } catch (error) {
      const { head, projections } = this.last;
      this.last = { head, projections, error: String(error) };
    }
  }
}
