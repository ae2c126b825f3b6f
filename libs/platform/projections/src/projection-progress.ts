/**
 * Why a projection stopped. `event`: an event could not be applied, or is damaged. `definition`: it does not fit the views
 * that were built. `store`: reading the log or writing the views failed for too long, or another projector has taken over; a
 * restart may help.
 */
export type StopCause = 'event' | 'definition' | 'store';

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /**
   * `rebuilding`: it catches up before it joins the live ones; readers see its older version, or nothing. `live`: it
   * applies each new event. `stopped`: it applies nothing until the process restarts.
   */
  readonly status: 'rebuilding' | 'live' | 'stopped';
  /** Log position of the last event applied; null before the first. */
  readonly position: bigint | null;
  /** Only when stopped: the reason, and the position of the event it stopped at; null for a cause other than `event`. */
  readonly stopped?: { readonly cause: StopCause; readonly at: bigint | null; readonly reason: string };
}

export interface ProgressStatus {
  /** Last event of the log at the time of this status; null for an empty log. */
  readonly head: bigint | null;
  readonly projections: readonly ProjectionStatus[];
  /** What the projector waits for before it goes on by itself; absent while it does not. */
  readonly waitingFor?: string;
  /** Why the projector as a whole does not work; absent while it does. */
  readonly error?: string;
}

/** Progress of the read models, for read-your-writes, readiness and metrics. */
export abstract class ProjectionProgress {
  /**
   * Waits until every live projection has processed `position`. Returns false after `timeoutMs`, or when no projection is
   * live by then.
   */
  abstract waitForPosition(position: bigint, timeoutMs: number): Promise<boolean>;

  abstract status(): Promise<ProgressStatus>;
}
