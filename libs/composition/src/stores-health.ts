import type { EventStore } from '@app/event-store';
import { ServiceHealth, type HealthCheck, type HealthStatus, type ProjectionLag } from '@app/http';
import type { ProgressStatus, ProjectionStatus } from '@app/projections';

/** What distances in the log are counted in, and by how many a projection may be behind; a late board is better than none. */
export interface LagUnit {
  readonly unit: string;
  readonly budget: bigint;
}

export const EVENTS: LagUnit = { unit: 'events', budget: 20_000n };
/** Positions of EventStoreDB are places in its log file. */
export const LOG_BYTES: LagUnit = { unit: 'bytes of log', budget: 20_000_000n };

export interface StoresHealthOptions {
  readonly events: EventStore;
  readonly progress: () => Promise<ProgressStatus>;
  /** What is to be said beside log and projections. */
  readonly others?: () => readonly HealthCheck[];
  /** What a server that does not answer, or a projection that stopped, means for this process. */
  readonly outage: Exclude<HealthStatus, 'pass'>;
  readonly lag: LagUnit;
}

/** Health of a process by its log and its projections. */
export class StoresHealth extends ServiceHealth {
  constructor(private readonly options: StoresHealthOptions) {
    super();
  }

  override async checks(): Promise<readonly HealthCheck[]> {
    const { events, progress, others, outage } = this.options;
    const { projections, trouble } = await progress();
    let head: bigint | null = null;
    let log: HealthCheck = { name: 'event-store', status: 'pass' };
    try {
      head = await events.head();
    } catch (error) {
      log = { name: 'event-store', status: outage, detail: (error as Error).message };
    }
    return [
      log,
      ...(others?.() ?? []),
      ...(trouble === undefined ? [] : [{ name: 'projector', status: outage, detail: trouble }]),
      ...projections.map((projection) => this.projectionCheck(projection, head)),
    ];
  }

  /** Empty while the log cannot be asked where it ends. */
  override async projections(): Promise<readonly ProjectionLag[]> {
    const { projections } = await this.options.progress();
    try {
      const head = await this.options.events.head();
      return projections.map(({ name, position }) => ({ projection: name, position, lag: lagOf(position, head) }));
    } catch {
      return [];
    }
  }

  private projectionCheck({ name, status, position, stopped }: ProjectionStatus, head: bigint | null): HealthCheck {
    const {
      outage,
      lag: { unit, budget },
    } = this.options;
    const check = { name: `projection:${name}` };
    if (stopped) {
      const where = stopped.at === null ? '' : `at position ${stopped.at}: `;
      return { ...check, status: outage, detail: `stopped ${where}${stopped.reason}` };
    }
    const lag = lagOf(position, head);
    if (status === 'rebuilding') return { ...check, status: 'warn', detail: `rebuilding, ${lag} ${unit} to go` };
    return { ...check, status: lag > budget ? 'warn' : 'pass', detail: `${lag} ${unit} behind` };
  }
}

const lagOf = (position: bigint | null, head: bigint | null): bigint => {
  const lag = (head ?? -1n) - (position ?? -1n);
  return lag > 0n ? lag : 0n;
};
