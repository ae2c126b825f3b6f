import type { EventStore } from '@app/event-store';
import { ServiceHealth, type HealthCheck, type HealthReport, type HealthStatus, type ProjectionLag } from '@app/http';
import type { ProgressStatus, ProjectionStatus } from '@app/projections';

/** What distances in the log are counted in, and by how many a projection may be behind; a late board is better than none. */
export interface LagUnit {
  readonly unit: string;
  readonly warnAbove: bigint;
}

export const EVENTS: LagUnit = { unit: 'events', warnAbove: 20_000n };
/** Positions of EventStoreDB are places in its log file. */
export const LOG_BYTES: LagUnit = { unit: 'bytes of log', warnAbove: 20_000_000n };

export interface StoresHealthOptions {
  readonly eventStore: EventStore;
  readonly progress: () => Promise<ProgressStatus>;
  /** What is to be said beside log and projections. */
  readonly extraChecks?: () => readonly HealthCheck[];
  /** What a server that does not answer, or a projection that stopped, means for this process. */
  readonly statusWhenUnavailable: Exclude<HealthStatus, 'pass'>;
  readonly lag: LagUnit;
}

/** Health of a process by its log and its projections. */
export class StoresHealth extends ServiceHealth {
  constructor(private readonly options: StoresHealthOptions) {
    super();
  }

  override async report(): Promise<HealthReport> {
    const { eventStore, progress, extraChecks, statusWhenUnavailable } = this.options;
    const { projections, error: projectorError } = await progress();
    let log: HealthCheck = { name: 'event-store', status: 'pass' };
    let lags: readonly ProjectionLag[] = [];
    try {
      const head = await eventStore.head();
      lags = projections.map(({ name, position }) => ({ projection: name, position, lag: lagOf(position, head) }));
    } catch (error) {
      log = { name: 'event-store', status: statusWhenUnavailable, detail: (error as Error).message };
    }
    const checks = [
      log,
      ...(extraChecks?.() ?? []),
      ...(projectorError === undefined
        ? []
        : [{ name: 'projector', status: statusWhenUnavailable, detail: projectorError }]),
      ...projections.map((projection, index) => this.projectionCheck(projection, lags[index]?.lag)),
    ];
    return { checks, lags };
  }

  private projectionCheck({ name, status, stopped }: ProjectionStatus, lag: bigint | undefined): HealthCheck {
    const {
      statusWhenUnavailable,
      lag: { unit, warnAbove },
    } = this.options;
    const check = { name: `projection:${name}` };
    if (stopped) {
      const where = stopped.at === null ? '' : `at position ${stopped.at}: `;
      return { ...check, status: statusWhenUnavailable, detail: `stopped ${where}${stopped.reason}` };
    }
    if (status === 'rebuilding') {
      return {
        ...check,
        status: 'warn',
        detail: lag === undefined ? 'rebuilding' : `rebuilding, ${lag} ${unit} to go`,
      };
    }
    if (lag === undefined) return { ...check, status: 'pass' };
    return { ...check, status: lag > warnAbove ? 'warn' : 'pass', detail: `${lag} ${unit} behind` };
  }
}

const lagOf = (position: bigint | null, head: bigint | null): bigint => {
  const lag = (head ?? -1n) - (position ?? -1n);
  return lag > 0n ? lag : 0n;
};
