import type { RecordedEvent } from '@app/event-store';
import type { CollectionSpec, CollectionVersion, ViewStore } from '@app/read-models';
import { BatchViews } from './batch-views.js';
import type { Projection, ProjectionHandler } from './projection.js';
import type { ProjectionStatus } from './projection-progress.js';

/** One projection on its way through the log. */
export class ProjectionRun {
  readonly views: BatchViews;
  readonly collections: readonly CollectionVersion[];
  state: ProjectionStatus['status'] = 'rebuilding';
  /** Last event taken in and committed. */
  position: bigint | null = null;
  private stopped: ProjectionStatus['stopped'];
  private readonly handlers: ReadonlyMap<string, ProjectionHandler<RecordedEvent['event']>>;

  constructor(
    readonly projection: Projection,
    views: ViewStore,
    remembered: number,
  ) {
    if (projection.collections.length === 0) throw new Error(`${projection.name} writes no collection`);
    this.views = new BatchViews(views, projection, remembered);
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
    return this.running && (this.position === null || this.position < position);
  }

  handle(recorded: RecordedEvent): Promise<void> | void {
    return this.handlers.get(recorded.event.type)?.(recorded, this.views);
  }

  /** Documents the event will ask for. */
  hints(recorded: RecordedEvent): readonly { readonly collection: CollectionSpec; readonly id: string }[] {
    const { prefetch } = this.projection;
    if (!prefetch || !this.handlers.has(recorded.event.type) || !this.awaits(recorded.position)) return [];
    try {
      return prefetch(recorded);
    } catch {
      // Only a hint: an event that is really beyond the projection will make its handler throw.
      return [];
    }
  }

  /** Takes in nothing more. `at`: the event that is to blame, null when none is. */
  stop(at: bigint | null, error: unknown): void {
    this.state = 'stopped';
    this.stopped = { at, reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
    this.views.reset();
  }
}
