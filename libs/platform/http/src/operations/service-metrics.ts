import type { RateLimit } from '../walls/rate-limits.js';
import type { HealthCheck, HealthStatus } from './service-health.js';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** The limit that a refused request exceeded. */
export type ExceededLimit = 'connection' | 'requests' | 'unread-bytes';

/** Severity of a check, as compared here and exported as a gauge. */
export const SEVERITY: { readonly [status in HealthStatus]: number } = { pass: 0, warn: 1, fail: 2 };

/** Metrics for Prometheus. One registry per application, because specs run several in one process. */
export class ServiceMetrics {
  readonly registry = new Registry();

  private readonly commands = new Counter({
    name: 'sangkien_commands_total',
    help: 'Commands by type and outcome: accepted, repeated, or the problem code they were refused with.',
    labelNames: ['type', 'outcome'],
    registers: [this.registry],
  });

  private readonly conflicts = new Counter({
    name: 'sangkien_append_conflicts_total',
    help: 'Appends that lost a race for their stream.',
    registers: [this.registry],
  });

  private readonly clockDisagreements = new Counter({
    name: 'sangkien_clock_disagreements_total',
    help: 'Times the clock began to disagree with the time that passed or with the log.',
    registers: [this.registry],
  });

  private readonly projectorFailures = new Counter({
    name: 'sangkien_projector_failures_total',
    help: 'Terms of this projector that ended because a store failed or the lease was lost.',
    registers: [this.registry],
  });

  private readonly requests = new Histogram({
    name: 'sangkien_http_request_duration_seconds',
    help: 'Duration of HTTP requests by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  private readonly overloads = new Counter({
    name: 'sangkien_http_overloads_total',
    help: 'Requests refused with OVERLOADED, by the limit they exceeded: connection, requests, unread-bytes.',
    labelNames: ['limit'],
    registers: [this.registry],
  });

  private readonly rateLimited = new Counter({
    name: 'sangkien_http_rate_limited_total',
    help: 'Requests refused with RATE_LIMITED, by whose limit they exceeded: principal, unit, address.',
    labelNames: ['limit'],
    registers: [this.registry],
  });

  private readonly projectionPosition = new Gauge({
    name: 'sangkien_projection_position',
    help: 'Position of the last event a projection has applied.',
    labelNames: ['projection'],
    registers: [this.registry],
  });

  private readonly projectionLag = new Gauge({
    name: 'sangkien_projection_lag_positions',
    help: 'Distance to the end of the log: in events on the embedded store, in bytes of the log on EventStoreDB.',
    labelNames: ['projection'],
    registers: [this.registry],
  });

  private readonly health = new Gauge({
    name: 'sangkien_health',
    help: 'Checks of /readyz: 0 passes, 1 warns, 2 fails.',
    labelNames: ['check'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  countCommand(type: string, outcome: string): void {
    this.commands.inc({ type, outcome });
  }

  countAppendConflict(): void {
    this.conflicts.inc();
  }

  countClockDisagreement(): void {
    this.clockDisagreements.inc();
  }

  countProjectorFailure(): void {
    this.projectorFailures.inc();
  }

  /** `route` is the pattern, never the path: each id would create a series of its own. */
  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  countOverload(limit: ExceededLimit): void {
    this.overloads.inc({ limit });
  }

  countRateLimited(limit: RateLimit): void {
    this.rateLimited.inc({ limit });
  }

  /** Replaces all earlier checks, so that a removed check disappears. */
  setHealth(checks: readonly HealthCheck[]): void {
    this.health.reset();
    for (const { name, status } of checks) this.health.set({ check: name }, SEVERITY[status]);
  }

  /** Current position and lag. A gauge holds them exactly up to 2^53, which no log reaches. */
  setProjection(projection: string, position: bigint | null, lag: bigint): void {
    this.projectionPosition.set({ projection }, Number(position ?? -1n));
    this.projectionLag.set({ projection }, Number(lag));
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
