export type HealthStatus = 'pass' | 'warn' | 'fail';

export interface HealthCheck {
  readonly name: string;
  readonly status: HealthStatus;
  /** One line for the operator. */
  readonly detail?: string;
}

export interface ProjectionLag {
  readonly projection: string;
  /** Position of the last processed event; null before the first. */
  readonly position: bigint | null;
  /** Distance to the end of the log: events on the embedded store, bytes on EventStoreDB. */
  readonly lag: bigint;
}

export interface HealthReport {
  readonly checks: readonly HealthCheck[];
  /** Empty while the end of the log is unknown, because the event store is unavailable. */
  readonly lags: readonly ProjectionLag[];
}

/** Reports the health of all parts; the composition root implements it. */
export abstract class ServiceHealth {
  /** Called by every readiness probe and every metrics scrape: cheap, and it never throws. */
  abstract report(): Promise<HealthReport>;

  /** What ends this process, for liveness probes: only a new process helps. Empty while it lives. */
  fatalChecks(): readonly HealthCheck[] {
    return [];
  }
}
