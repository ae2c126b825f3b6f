import type { EventStore } from '@app/event-store';
import { ServiceHealth, type HealthCheck, type HealthReport, type HealthStatus, type ProjectionLag } from '@app/http';
import type { ProgressStatus, ProjectionStatus } from '@app/projections';

/** Unit in which lag is measured, and the lag above which a projection warns. Stale figures are better than none, so it never fails. */
export interface LagUnit {
  readonly unit: string;
  readonly warnAbove: bigint;
}

export const EVENTS: LagUnit = { unit: 'events', warnAbove: 20_000n };
/** Positions of EventStoreDB are byte offsets in its log. */
export const LOG_BYTES: LagUnit = { unit: 'bytes of log', warnAbove: 20_000_000n };

export interface StoresHealthOptions {
  readonly eventStore: EventStore;
  readonly progress: () => Promise<ProgressStatus>;
  /** Checks beside those of the log and the projections. */
  readonly extraChecks?: () => readonly HealthCheck[];
  /** Status of this process while a server does not respond or a projection has stopped. */
  readonly statusWhenUnavailable: Exclude<HealthStatus, 'pass'>;
  readonly lag: LagUnit;
}

/** Derives the health of a process from its event log and its projections. */
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
