import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** The service's figures for Prometheus. One registry per application, so that several may live in one process. */
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

  private readonly requests = new Histogram({
    name: 'sangkien_http_request_duration_seconds',
    help: 'Duration of HTTP requests by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  private readonly projectionPosition = new Gauge({
    name: 'sangkien_projection_position',
    help: 'Position of the last event a projection has taken in.',
    labelNames: ['projection'],
    registers: [this.registry],
  });

  private readonly projectionLag = new Gauge({
    name: 'sangkien_projection_lag_events',
    help: 'Events in the log behind the one a projection has taken in.',
    labelNames: ['projection'],
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

  /** `route` is the pattern, never the path: paths would make a series of their own for each id. */
  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  /** Positions and lag as they are now; a position is dense enough to be a gauge, 2^53 events are not in reach. */
  setProjection(projection: string, position: bigint | null, lag: bigint): void {
    this.projectionPosition.set({ projection }, Number(position ?? -1n));
    this.projectionLag.set({ projection }, Number(lag));
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
