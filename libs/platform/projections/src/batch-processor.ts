import type { EventCodec, RecordedEvent, StoredEvent } from '@app/event-store';
import { CheckpointConflict, ReadModelsDiskFull, ReadModelsRefused, WriterFenced } from '@app/read-models';
import type { ViewStore } from '@app/read-models';
import { Backoff } from '@app/retry';
import { ViewReadFailed } from './buffered-view-batch.js';
import type { ProjectionInstance } from './projection-instance.js';

export interface BatchProcessorOptions {
  readonly codec: EventCodec;
  readonly views: ViewStore;
  /** A batch is committed once a projection has changed this many documents in it, which bounds memory. */
  readonly maxChanges: number;
  /** Waits between attempts when the view store fails; after the last one the projections stop. */
  readonly retryDelaysMs: readonly number[];
  readonly signal: AbortSignal;
  /** Called before each wait for a full disk, which is retried without end. */
  readonly onDiskFull: (error: ReadModelsDiskFull) => void;
  /** Called after each commit. */
  readonly onCommit: () => void;
}

/** The handler of `instance` threw `cause` at the event with this index. */
class HandlerFailed extends Error {
  constructor(
    readonly instance: ProjectionInstance,
    readonly index: number,
    override readonly cause: unknown,
  ) {
    super('a handler failed', { cause });
  }
}

/** Applies pages of the log to projections. A batch is one or more pages; its documents and checkpoints are committed together. */
export class BatchProcessor {
  /** Set permanently when a handler fails in a batch of several pages: to stop right before an event, its page must be the batch. */
  private commitEachPage = false;

  constructor(private readonly options: BatchProcessorOptions) {}

  /**
   * Applies a page to each projection that needs it. Never rejects: a projection that fails is stopped, with everything
   * before the failing event committed.
   *
   * `keepOpen` leaves the batch uncommitted, for a caller that brings the next page at once: a document that many events
   * change is then written once.
   *
   * Returns false when the batch was rolled back with earlier pages in it, or the signal aborted while the store failed.
   * The caller then continues after `lastApplied` of the projections.
   */
  async process(
    instances: readonly ProjectionInstance[],
    page: readonly StoredEvent[],
    { keepOpen = false } = {},
  ): Promise<boolean> {
    const { events, undecodable } = this.decode(page);
    if (!undecodable) return this.apply(instances, events, keepOpen && !this.commitEachPage);
    if (!(await this.apply(instances, events, false))) return false;
    stopAt(instances, undecodable.position, undecodable.error);
    const rest = page.slice(events.length + 1);
    return !instances.some((instance) => instance.isRunning) || this.process(instances, rest, { keepOpen });
  }

  /** The events before the first one that the codec cannot decode. */
  private decode(page: readonly StoredEvent[]): {
    readonly events: readonly RecordedEvent[];
    readonly undecodable?: { readonly position: bigint; readonly error: unknown };
  } {
    const events: RecordedEvent[] = [];
    for (const stored of page) {
      try {
        events.push(this.options.codec.decode(stored));
      } catch (error) {
        return { events, undecodable: { position: stored.position, error } };
      }
    }
    return { events };
  }

  /** Returns false as `process` does. */
  private async apply(
    instances: readonly ProjectionInstance[],
    events: readonly RecordedEvent[],
    keepOpen: boolean,
  ): Promise<boolean> {
    const holdsEarlierPages = instances.some(({ pending }) => pending > 0);
    const { retryDelaysMs, signal } = this.options;
    const backoff = new Backoff(retryDelaysMs);
    const untilRoom = new Backoff(retryDelaysMs, { endless: true });
    for (let isRetry = false; ;) {
      try {
        if (isRetry) {
          await this.reloadCheckpoints(instances);
          if (holdsEarlierPages) return false;
        }
        await this.runHandlers(instances, events);
        if (!keepOpen) await this.commit(instances);
        return true;
      } catch (error) {
        for (const instance of instances) instance.rollBack();
        if (error instanceof HandlerFailed) {
          if (!holdsEarlierPages) return this.applyAround(error, instances, events, keepOpen);
          this.commitEachPage = true;
          return false;
        }
        const conflicting = error instanceof CheckpointConflict && findByName(instances, error.projection);
        if (conflicting) {
          conflicting.stopFor('store', error);
          if (holdsEarlierPages) return false;
          continue;
        }
        const isFinal = error instanceof WriterFenced || error instanceof ReadModelsRefused;
        const isDiskFull = error instanceof ReadModelsDiskFull;
        if (isDiskFull) this.options.onDiskFull(error);
        if (isFinal || !(await (isDiskFull ? untilRoom : backoff).wait({ signal }))) {
          for (const instance of instances) if (instance.isRunning) instance.stopFor('store', error);
          return true;
        }
        if (signal.aborted) return false;
        isRetry = true;
      }
    }
  }

  /** Commits what comes before the event a handler failed at, stops the handler's projection there, and continues without it. */
  private async applyAround(
    { instance, index, cause }: HandlerFailed,
    instances: readonly ProjectionInstance[],
    events: readonly RecordedEvent[],
    keepOpen: boolean,
  ): Promise<boolean> {
    if (!(await this.apply(instances, events.slice(0, index), false))) return false;
    stopAt([instance], events[index]!.position, cause);
    return this.apply(instances, events.slice(index), keepOpen);
  }

  /** A commit that failed may nevertheless have been written. */
  private async reloadCheckpoints(instances: readonly ProjectionInstance[]): Promise<void> {
    for (const instance of instances) {
      const { name, version } = instance.projection;
      if (instance.isRunning) instance.committedAt(await this.options.views.checkpoint(name, version));
    }
  }

  /** Commits whenever the batch is full; what was handled after that stays uncommitted. */
  private async runHandlers(instances: readonly ProjectionInstance[], events: readonly RecordedEvent[]): Promise<void> {
    for (let start = 0; start < events.length;) {
      const running = instances.filter((instance) => instance.isRunning);
      if (running.length === 0) return;
      start = await this.runHandlersUntilFull(running, events, start);
      if (running.some((instance) => this.isFull(instance))) await this.commit(running);
    }
  }

  /**
   * Returns the index after the last event handled.
   *
   * @throws HandlerFailed
   */
  private async runHandlersUntilFull(
    instances: readonly ProjectionInstance[],
    events: readonly RecordedEvent[],
    start: number,
  ): Promise<number> {
    const targets = instances.map((instance) => ({ instance, from: firstNeeded(instance, events, start) }));
    for (const { instance, from } of targets) await instance.prefetch(events.slice(from));
    let end = start;
    for (let isFull = false; end < events.length && !isFull; end += 1) {
      for (const { instance, from } of targets) {
        const handle = end < from ? undefined : instance.handlerOf(events[end]!);
        if (!handle) continue;
        try {
          // Most handlers return no promise, and an await for each event of each projection would show in a rebuild.
          const running = handle(events[end]!, instance.views);
          if (running) await running;
        } catch (error) {
          throw error instanceof ViewReadFailed ? error : new HandlerFailed(instance, end, error);
        }
        isFull ||= this.isFull(instance);
      }
    }
    for (const { instance, from } of targets) {
      if (from < end) instance.advance(end - from, events[end - 1]!.position);
    }
    return end;
  }

  private isFull(instance: ProjectionInstance): boolean {
    return instance.views.changes >= this.options.maxChanges;
  }

  /** All instances with pending events have applied the same last event. */
  private async commit(instances: readonly ProjectionInstance[]): Promise<void> {
    const advanced = instances.filter((instance) => instance.isRunning && instance.pending > 0);
    if (advanced.length === 0) return;
    const position = advanced[0]!.lastApplied!;
    await this.options.views.commit({
      position,
      puts: advanced.flatMap(({ views }) => views.puts()),
      deletes: advanced.flatMap(({ views }) => views.deletes()),
      checkpoints: advanced.map(({ projection: { name, version }, position: from }) => ({
        projection: name,
        version,
        from,
      })),
    });
    for (const instance of advanced) {
      instance.views.markCommitted();
      instance.committedAt(position);
    }
    this.options.onCommit();
  }
}

const stopAt = (instances: readonly ProjectionInstance[], position: bigint, error: unknown): void => {
  for (const instance of instances) if (instance.needs(position)) instance.stopAt(position, error);
};

const findByName = (instances: readonly ProjectionInstance[], name: string): ProjectionInstance | undefined =>
  instances.find(({ isRunning, projection }) => isRunning && projection.name === name);

const firstNeeded = (instance: ProjectionInstance, events: readonly RecordedEvent[], start: number): number => {
  let index = start;
  while (index < events.length && !instance.needs(events[index]!.position)) index += 1;
  return index;
};
