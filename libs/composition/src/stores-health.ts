import { inspect } from 'node:util';
import { LogReplaced, type EventStore } from '@app/event-store';
import { ServiceHealth, type HealthCheck, type HealthReport, type HealthStatus, type ProjectionLag } from '@app/http';
import type { ProgressStatus, ProjectionStatus } from '@app/projections';
import { firstValueFrom, from, throwError, timeout } from 'rxjs';

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
  /** The failure to name when `progress` does not respond. */
  readonly silentProgress?: string;
  /** Checks beside those of the log and the projections. */
  readonly extraChecks?: () => readonly HealthCheck[];
  /** What ends this process. */
  readonly fatalChecks?: () => readonly HealthCheck[];
  /** Status of this process while a server does not respond or a projection has stopped. */
  readonly statusWhenUnavailable: () => Exclude<HealthStatus, 'pass'>;
  readonly lag: LagUnit;
}

/** A probe answers within a second, whatever does not respond: supervisors give it little more. */
const RESPONSE_WITHIN_MS = 700;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : inspect(error));

/** One call at a time to something that may not respond: probes that come meanwhile wait for the same call. */
class BoundedProbe<Result> {
  private running: Promise<Result> | null = null;

  constructor(
    private readonly call: () => Promise<Result>,
    private readonly withinMs: number,
  ) {}

  /** @throws Error when the call fails, or has not ended in time */
  result(): Promise<Result> {
    this.running ??= this.call().finally(() => (this.running = null));
    const late = new Error(`no response within ${this.withinMs} ms`);
    return firstValueFrom(
      from(this.running).pipe(timeout({ first: this.withinMs, with: () => throwError(() => late) })),
    );
  }
}

/** Derives the health of a process from its event log and its projections. */
export class StoresHealth extends ServiceHealth {
  private readonly head: BoundedProbe<bigint | null>;
  private readonly progress: BoundedProbe<ProgressStatus>;
  private lastProgress: ProgressStatus = { head: null, projections: [] };

  constructor(
    private readonly options: StoresHealthOptions,
    respondWithinMs = RESPONSE_WITHIN_MS,
  ) {
    super();
    this.head = new BoundedProbe(async () => options.eventStore.head(), respondWithinMs);
    this.progress = new BoundedProbe(async () => options.progress(), respondWithinMs);
  }

  override async report(): Promise<HealthReport> {
    const { extraChecks } = this.options;
    const status = this.options.statusWhenUnavailable();
    const [progress, head] = await Promise.allSettled([this.progress.result(), this.head.result()]);
    if (progress.status === 'fulfilled') this.lastProgress = progress.value;
    const { projections, waitingFor } = this.lastProgress;
    const projectorError =
      progress.status === 'fulfilled'
        ? progress.value.error
        : [this.options.silentProgress, messageOf(progress.reason)].filter(Boolean).join(': ');
    const lags: readonly ProjectionLag[] =
      head.status === 'rejected'
        ? []
        : projections.map(({ name, position }) => ({ projection: name, position, lag: lagOf(position, head.value) }));
    const log: HealthCheck =
      head.status === 'fulfilled'
        ? { name: 'event-store', status: 'pass' }
        : {
            name: 'event-store',
            status: head.reason instanceof LogReplaced ? 'fail' : status,
            detail: messageOf(head.reason),
          };
    const checks = [
      log,
      ...(extraChecks?.() ?? []),
      ...(waitingFor === undefined ? [] : [{ name: 'projector', status: 'warn' as const, detail: waitingFor }]),
      ...(projectorError === undefined ? [] : [{ name: 'projector', status, detail: projectorError }]),
      ...projections.map((projection, index) => this.projectionCheck(projection, lags[index]?.lag)),
    ];
    return { checks, lags };
  }

  override fatalChecks(): readonly HealthCheck[] {
    return this.options.fatalChecks?.() ?? [];
  }

  private projectionCheck({ name, status, stopped }: ProjectionStatus, lag: bigint | undefined): HealthCheck {
    const {
      statusWhenUnavailable,
      lag: { unit, warnAbove },
    } = this.options;
    const check = { name: `projection:${name}` };
    if (stopped) {
      const where = stopped.at === null ? '' : `at position ${stopped.at}: `;
      return { ...check, status: statusWhenUnavailable(), detail: `stopped ${where}${stopped.reason}` };
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
