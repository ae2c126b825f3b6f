import type { ProjectionStatus } from './projection-progress.js';

interface Waiter {
  readonly position: bigint;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (caughtUp: boolean) => void;
}

/** Callers that wait until every live projection has processed a position. */
export class PositionWaiters {
  private readonly waiters = new Set<Waiter>();
  private projections: readonly ProjectionStatus[] = [];

  wait(position: bigint, timeoutMs: number): Promise<boolean> {
    if (this.hasReached(position)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.settle(waiter, false), timeoutMs);
      const waiter: Waiter = { position, timer, resolve };
      this.waiters.add(waiter);
    });
  }

  /** Stores the newest state and resolves the waiters it satisfies. */
  update(projections: readonly ProjectionStatus[]): void {
    this.projections = projections;
    for (const waiter of this.waiters) if (this.hasReached(waiter.position)) this.settle(waiter, true);
  }

  get isEmpty(): boolean {
    return this.waiters.size === 0;
  }

  /** Resolves all waiters with false. */
  close(): void {
    for (const waiter of this.waiters) this.settle(waiter, false);
  }

  private hasReached(position: bigint): boolean {
    const live = this.projections.filter(({ status }) => status === 'live');
    return live.length > 0 && live.every((each) => each.position !== null && each.position >= position);
  }

  private settle(waiter: Waiter, caughtUp: boolean): void {
    clearTimeout(waiter.timer);
    this.waiters.delete(waiter);
    waiter.resolve(caughtUp);
  }
}
