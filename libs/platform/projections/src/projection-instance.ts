import { inspect } from 'node:util';
import type { RecordedEvent } from '@app/event-store';
import type { CollectionVersion, ViewStore } from '@app/read-models';
import { BufferedViewBatch } from './buffered-view-batch.js';
import type { Projection, ProjectionHandler } from './projection.js';
import type { ProjectionStatus, StopCause } from './projection-progress.js';

/** A projection and its progress through the log. */
export class ProjectionInstance {
  readonly views: BufferedViewBatch;
  readonly collections: readonly CollectionVersion[];
  state: ProjectionStatus['status'] = 'rebuilding';
  /** Last event applied and committed. */
  position: bigint | null = null;
  /** Last event applied: after `position` while a batch is open. */
  lastApplied: bigint | null = null;
  /** Number of events applied since the last commit. */
  pending = 0;
  private stopped: ProjectionStatus['stopped'];
  private readonly handlers: ReadonlyMap<string, ProjectionHandler<RecordedEvent['event']>>;

  constructor(
    readonly projection: Projection,
    views: ViewStore,
    cachedDocuments: number,
  ) {
    if (projection.collections.length === 0) throw new Error(`${projection.name} writes no collection`);
    this.views = new BufferedViewBatch(views, projection, cachedDocuments);
    this.collections = projection.collections.map((spec) => ({ spec, version: projection.version }));
    this.handlers = new Map(Object.entries(projection.handlers));
  }

  get status(): ProjectionStatus {
    const { name, version } = this.projection;
    const { state: status, position, stopped } = this;
    return { name, version, status, position, ...(stopped && { stopped }) };
  }

  get isRunning(): boolean {
    return this.state !== 'stopped';
  }

  /** Whether the event at `position` is still to be applied. */
  needs(position: bigint): boolean {
    return this.isRunning && (this.lastApplied === null || this.lastApplied < position);
  }

  /** Undefined when the projection does not handle this event type. */
  handlerOf({ event: { type } }: RecordedEvent): ProjectionHandler<RecordedEvent['event']> | undefined {
    return this.handlers.get(type);
  }

  /** Loads the documents the events will ask for. */
  prefetch(events: readonly RecordedEvent[]): Promise<void> {
    return this.views.prefetch(events.flatMap((event) => this.hints(event)));
  }

  advance(events: number, lastApplied: bigint): void {
    this.pending += events;
    this.lastApplied = lastApplied;
  }

  /** Everything up to `position` is applied and committed. */
  committedAt(position: bigint | null): void {
    this.position = position;
    this.lastApplied = position;
    this.pending = 0;
  }

  /** Discards what was applied since the last commit. */
  rollBack(): void {
    this.views.rollBack();
    this.committedAt(this.position);
  }

  /** Stops because of the event at `position`; null for a log so damaged that it cannot be said which. */
  stopAt(position: bigint | null, error: unknown): void {
    this.stop('event', position, error);
  }

  /** Stops for a reason other than an event. */
  stopFor(cause: Exclude<StopCause, 'event'>, error: unknown): void {
    this.stop(cause, null, error);
  }

  private stop(cause: StopCause, at: bigint | null, error: unknown): void {
    this.state = 'stopped';
    this.stopped = { cause, at, reason: error instanceof Error ? `${error.name}: ${error.message}` : inspect(error) };
    this.rollBack();
  }

  private hints(recorded: RecordedEvent): ReturnType<NonNullable<Projection['prefetch']>> {
    const { prefetch } = this.projection;
    if (!prefetch || !this.handlers.has(recorded.event.type)) return [];
    try {
      return prefetch(recorded);
    } catch {
      // Only a hint: an event the projection cannot handle makes its handler throw.
      return [];
    }
  }
}
