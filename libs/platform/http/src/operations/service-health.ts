export type HealthStatus = 'pass' | 'warn' | 'fail';

export interface HealthCheck {
  readonly name: string;
  readonly status: HealthStatus;
  /** One line for the operator, where there is something to say. */
  readonly detail?: string;
}

export interface ProjectionLag {
  readonly projection: string;
  /** Position of the last event taken in; null before the first. */
  readonly position: bigint | null;
  /** Distance to the end of the log in positions: events on the embedded store, bytes of the log on EventStoreDB. */
  readonly lag: bigint;
}

export interface HealthReport {
  readonly checks: readonly HealthCheck[];
  /** Empty while the log cannot be asked where it ends. */
  readonly lags: readonly ProjectionLag[];
}

/** What the composition root knows about the parts of the running service. */
export abstract class ServiceHealth {
  /** Asked by every readiness probe and every reader of metrics: cheap, and it never throws. */
  abstract report(): Promise<HealthReport>;
}
