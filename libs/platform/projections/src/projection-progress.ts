/**
 * Why a projection stopped. `event`: one it could not take in. `definition`: it does not fit the views that were built.
 * `store`: reading the log or writing the views failed for too long, or another projector has taken over; a new beginning
 * may help.
 */
export type StopCause = 'event' | 'definition' | 'store';

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /**
   * `rebuilding`: being brought forward before it joins the live ones; readers see its older version, or nothing.
   * `live`: takes in each new event. `stopped`: takes in nothing until the process is started anew.
   */
  readonly status: 'rebuilding' | 'live' | 'stopped';
  /** Last event taken in; null before the first. */
  readonly position: bigint | null;
  /** Only when stopped: the position of the event it could not take in, null when it was not an event's fault, and why. */
  readonly stopped?: { readonly cause: StopCause; readonly at: bigint | null; readonly reason: string };
}

export interface ProgressStatus {
  /** Last event of the log when this was said; null for an empty log. */
  readonly head: bigint | null;
  readonly projections: readonly ProjectionStatus[];
  /** What keeps the projector as a whole from its work; absent while nothing does. */
  readonly error?: string;
}

/** How far the read models are, for read-your-writes, readiness and metrics. */
export abstract class ProjectionProgress {
  /**
   * Waits until every live projection has taken in the event at `position`. False when that did not come about within
   * `timeoutMs`, or when no projection is live by then.
   */
  abstract waitForPosition(position: bigint, timeoutMs: number): Promise<boolean>;

  abstract status(): Promise<ProgressStatus>;
}
