import { setTimeout as delay } from 'node:timers/promises';
import type { EventCodec, RecordedEvent, StoredEvent } from '@app/event-store';
import { CheckpointConflict } from '@app/read-models';
import type { ViewStore } from '@app/read-models';
import { ViewReadFailed } from './batch-views.js';
import type { ProjectionRun } from './projection-run.js';

export interface ProjectionFeedOptions {
  readonly codec: EventCodec;
  readonly views: ViewStore;
  /** A batch is committed early when it has changed this many documents, which bounds memory. */
  readonly maxChanges: number;
  /** Waits between attempts to reach a view store that fails; after the last one the runs stop. */
  readonly retryDelaysMs: readonly number[];
  readonly signal: AbortSignal;
  /** Called after each commit. */
  readonly committed: () => void;
}

/** Brings projections forward over stretches of the log: documents and checkpoints in one transaction. */
export class ProjectionFeed {
  constructor(private readonly options: ProjectionFeedOptions) {}

  /**
   * Takes the next events in, each run only those it still awaits. Never rejects: runs that cannot go on are stopped, with
   * everything before the event they stopped at committed. When the signal aborts while the store fails, nothing is taken.
   */
  async take(runs: readonly ProjectionRun[], events: readonly StoredEvent[]): Promise<void> {
    const recorded: RecordedEvent[] = [];
    let unreadable: { readonly at: bigint; readonly error: unknown } | null = null;
    for (const event of events) {
      try {
        recorded.push(this.options.codec.decode(event));
      } catch (error) {
        unreadable = { at: event.position, error };
        break;
      }
    }
    const complete = await this.apply(runs, recorded);
    if (!complete || !unreadable) return;
    for (const run of runs) if (run.awaits(unreadable.at)) run.stop(unreadable.at, unreadable.error);
    const ahead = runs.filter((run) => run.running);
    if (ahead.length > 0) await this.take(ahead, events.slice(recorded.length + 1));
  }

  /** False when it was given up because the signal aborted. */
  private async apply(runs: readonly ProjectionRun[], events: readonly RecordedEvent[]): Promise<boolean> {
    for (let failures = 0; ;) {
      try {
        if (failures > 0) await this.returnToCheckpoints(runs);
        await this.handleAll(runs, events);
        return true;
      } catch (error) {
        for (const run of runs) run.views.reset();
        const loser = error instanceof CheckpointConflict ? runs.find((run) => isOf(run, error)) : undefined;
        if (loser) {
          loser.stop(null, error);
          continue;
        }
        const wait = this.options.retryDelaysMs[failures];
        if (wait === undefined) {
          for (const run of runs) if (run.running) run.stop(null, error);
          return true;
        }
        failures += 1;
        await delay(wait, undefined, { signal: this.options.signal }).catch(() => undefined);
        if (this.options.signal.aborted) return false;
      }
    }
  }

  /** A commit that failed may have been written all the same. */
  private async returnToCheckpoints(runs: readonly ProjectionRun[]): Promise<void> {
    for (const run of runs) {
      const { name, version } = run.projection;
      if (run.running) run.position = await this.options.views.checkpoint(name, version);
    }
  }

  private async handleAll(runs: readonly ProjectionRun[], events: readonly RecordedEvent[]): Promise<void> {
    for (let start = 0; start < events.length;) {
      const active = runs.filter((run) => run.running);
      if (active.length === 0) return;
      const thrown = new Map<ProjectionRun, { readonly index: number; readonly error: unknown }>();
      const end = await this.handleSome(active, events, start, thrown);
      await this.commit(
        active.filter((run) => !thrown.has(run)),
        events[end - 1]!.position,
      );
      for (const [run, { index, error }] of thrown) {
        // What the failed handler did halfway is mixed with what the ones before it did, so those are done anew.
        run.views.reset();
        await this.handleAll([run], events.slice(start, index));
        run.stop(events[index]!.position, error);
      }
      start = end;
    }
  }

  /** Runs handlers strictly in order until the batch is large enough; returns the index behind the last event handled. */
  private async handleSome(
    runs: readonly ProjectionRun[],
    events: readonly RecordedEvent[],
    start: number,
    thrown: Map<ProjectionRun, { readonly index: number; readonly error: unknown }>,
  ): Promise<number> {
    for (const run of runs) await run.views.prefetch(events.slice(start).flatMap((event) => run.hints(event)));
    let index = start;
    while (index < events.length) {
      const event = events[index]!;
      let changes = 0;
      for (const run of runs) {
        if (thrown.has(run) || !run.awaits(event.position)) continue;
        try {
          const pending = run.handle(event);
          if (pending) await pending;
        } catch (error) {
          if (error instanceof ViewReadFailed) throw error;
          thrown.set(run, { index, error });
        }
        changes += run.views.changes;
      }
      index += 1;
      if (changes >= this.options.maxChanges) break;
    }
    return index;
  }

  private async commit(runs: readonly ProjectionRun[], position: bigint): Promise<void> {
    const moving = runs.filter((run) => run.awaits(position));
    if (moving.length === 0) return;
    await this.options.views.commit({
      position,
      puts: moving.flatMap((run) => run.views.puts()),
      deletes: moving.flatMap((run) => run.views.deletes()),
      checkpoints: moving.map(({ projection: { name, version }, position: from }) => ({
        projection: name,
        version,
        from,
      })),
    });
    for (const run of moving) {
      run.views.committed();
      run.position = position;
    }
    this.options.committed();
  }
}

const isOf = (run: ProjectionRun, conflict: CheckpointConflict): boolean =>
  run.running && run.projection.name === conflict.projection;
