import type { RecordedEvent } from '@app/event-store';
import type { CollectionSpec, CollectionVersion, ViewStore } from '@app/read-models';
import { BufferedViewBatch } from './buffered-view-batch.js';
import type { Projection, ProjectionHandler } from './projection.js';
import type { ProjectionStatus, StopCause } from './projection-progress.js';

/** One projection on its way through the log. */
export class ProjectionRun {
  readonly views: BufferedViewBatch;
  readonly collections: readonly CollectionVersion[];
  state: ProjectionStatus['status'] = 'rebuilding';
  /** Last event taken in and committed. */
  position: bigint | null = null;
  /** Last event taken in: ahead of `position` while a batch is open. */
  reached: bigint | null = null;
  /** Events taken in since the last commit. */
  taken = 0;
  private stopped: ProjectionStatus['stopped'];
  private readonly handlers: ReadonlyMap<string, ProjectionHandler<RecordedEvent['event']>>;

  constructor(
    readonly projection: Projection,
    views: ViewStore,
    remembered: number,
  ) {
    if (projection.collections.length === 0) throw new Error(`${projection.name} writes no collection`);
    this.views = new BufferedViewBatch(views, projection, remembered);
    this.collections = projection.collections.map((spec) => ({ spec, version: projection.version }));
    this.handlers = new Map(Object.entries(projection.handlers));
  }

  get status(): ProjectionStatus {
    const { name, version } = this.projection;
    const { state: status, position, stopped } = this;
    return { name, version, status, position, ...(stopped && { stopped }) };
  }

  get running(): boolean {
    return this.state !== 'stopped';
  }

  /** Whether the event at `position` is still to be taken in. */
  awaits(position: bigint): boolean {
    return this.running && (this.reached === null || this.reached < position);
  }

  tookIn(events: number, last: bigint): void {
    this.taken += events;
    this.reached = last;
  }

  /** Everything up to `position` is taken in and committed. */
  committedAt(position: bigint | null): void {
    this.position = position;
    this.reached = position;
    this.taken = 0;
  }

  /** Forgets what was taken in and not committed. */
  giveBack(): void {
    this.views.reset();
    this.committedAt(this.position);
  }

  /** Undefined when the event is none of its business. */
  handlerOf({ event: { type } }: RecordedEvent): ProjectionHandler<RecordedEvent['event']> | undefined {
    return this.handlers.get(type);
  }

  /** Documents the event will ask for. */
  hints(recorded: RecordedEvent): readonly { readonly collection: CollectionSpec; readonly id: string }[] {
    const { prefetch } = this.projection;
    if (!prefetch || !this.handlers.has(recorded.event.type)) return [];
    try {
      return prefetch(recorded);
    } catch {
      // Only a hint: an event that is really beyond the projection will make its handler throw.
      return [];
    }
  }

  /** Takes in nothing more, because of the event at `at`. */
  stopAt(at: bigint, error: unknown): void {
    this.stop('event', at, error);
  }

  /** Takes in nothing more; a store that failed, or that serves another projector now, may be there again later. */
  stopFor(cause: Exclude<StopCause, 'event'>, error: unknown): void {
    this.stop(cause, null, error);
  }

  private stop(cause: StopCause, at: bigint | null, error: unknown): void {
    this.state = 'stopped';
    this.stopped = { cause, at, reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
    this.giveBack();
  }
}
