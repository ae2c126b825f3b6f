import type { NoticeBoard } from '@app/read-models';
import { CaughtUpWaiters } from './caught-up-waiters.js';
import { readNotice } from './progress-notice.js';
import { ProjectionProgress } from './projection-progress.js';
import type { ProgressStatus } from './projection-progress.js';

export interface BoardProjectionProgressOptions {
  readonly board: NoticeBoard;
  /** How often the board is read while somebody waits. Default: 20 ms. */
  readonly pollMs?: number;
  /** How old what is told without waiting may be. Default: 100 ms. */
  readonly freshMs?: number;
  /** A projector that wrote nothing for this long is said to be silent. Default: 15 s. */
  readonly silentAfterMs?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/**
 * How far the projector in another process is, as it last wrote on the notice board.
 *
 * What it tells may be a little old, so a position is a lower bound. A board that cannot be read, and one on which nothing
 * is written any more, show as `trouble`, with the last that was known.
 */
export class BoardProjectionProgress extends ProjectionProgress {
  private readonly waiters = new CaughtUpWaiters();
  private readonly now: () => number;
  private last: ProgressStatus = { head: null, projections: [] };
  private writings: bigint | null = null;
  private readAt = -Infinity;
  private changedAt: number;
  private reading: Promise<void> | null = null;
  private polling: NodeJS.Timeout | null = null;

  constructor(private readonly options: BoardProjectionProgressOptions) {
    super();
    this.now = options.now ?? (() => performance.now());
    this.changedAt = this.now();
  }

  async caughtUp(position: bigint, timeoutMs: number): Promise<boolean> {
    await this.read();
    const waiting = this.waiters.wait(position, timeoutMs);
    this.poll();
    return waiting;
  }

  async status(): Promise<ProgressStatus> {
    if (this.now() - this.readAt >= (this.options.freshMs ?? 100)) await this.read();
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
    this.reading ??= this.readBoard().finally(() => (this.reading = null));
    return this.reading;
  }

  private async readBoard(): Promise<void> {
    try {
      const notice = await this.options.board.read();
      this.readAt = this.now();
      if (notice && notice.writings !== this.writings) {
        this.writings = notice.writings;
        this.changedAt = this.readAt;
        const { head, projections } = readNotice(notice.text);
        this.last = { head, projections };
        this.waiters.update(projections);
        return;
      }
      const silentFor = this.readAt - this.changedAt;
      const silent = silentFor > (this.options.silentAfterMs ?? 15_000);
      const { head, projections } = this.last;
      this.last = {
        head,
        projections,
        ...(silent && { trouble: `no projector has told how far it is for ${Math.round(silentFor / 1_000)} s` }),
      };
    } catch (error) {
      const { head, projections } = this.last;
      this.last = { head, projections, trouble: String(error) };
    }
  }
}
