import type { EventCodec, RecordedEvent, StoredEvent } from '@app/event-store';
import { CheckpointConflict, WriterFenced } from '@app/read-models';
import type { ViewStore } from '@app/read-models';
import { Backoff } from '@app/retry';
import { ViewReadFailed } from './buffered-view-batch.js';
import type { ProjectionRun } from './projection-run.js';

export interface ProjectionFeedOptions {
  readonly codec: EventCodec;
  readonly views: ViewStore;
  /** A batch is committed when a projection has changed this many documents in it, which bounds memory. */
  readonly maxChanges: number;
  /** Waits between attempts to reach a view store that fails; after the last one the runs stop. */
  readonly retryDelaysMs: readonly number[];
  readonly signal: AbortSignal;
  /** Called after each commit. */
  readonly committed: () => void;
}

/** A handler threw, and the batch holds events of earlier stretches, which only the caller can read once more. */
class OpenBatchSpoilt extends Error {}

/** Brings projections forward over stretches of the log: documents and checkpoints in one transaction. */
export class ProjectionFeed {
  /** Set for good once a handler threw in a batch over several stretches: each stretch is then committed by itself. */
  private careful = false;

  constructor(private readonly options: ProjectionFeedOptions) {}

  /**
   * Takes the next events in, each run only those it still awaits. Never rejects: runs that cannot go on are stopped, with
   * everything before the event they stopped at committed. When the signal aborts while the store fails, nothing is taken.
   *
   * `more`: the caller brings the next stretch at once, so the batch may stay open; a document that many events change is
   * then written once. Returns false when an open batch was lost: the caller goes on behind the runs' `reached`, which
   * has gone back.
   */
  async take(runs: readonly ProjectionRun[], events: readonly StoredEvent[], more = false): Promise<boolean> {
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
    const complete = await this.apply(runs, recorded, more && !unreadable && !this.careful);
    if (!complete || !unreadable) return complete;
    for (const run of runs) if (run.awaits(unreadable.at)) run.stopAt(unreadable.at, unreadable.error);
    const ahead = runs.filter((run) => run.running);
    return ahead.length === 0 || this.take(ahead, events.slice(recorded.length + 1), more);
  }

  /** False when it was given up because the signal aborted or an open batch was lost. */
  private async apply(
    runs: readonly ProjectionRun[],
    events: readonly RecordedEvent[],
    more: boolean,
  ): Promise<boolean> {
    const open = runs.some((run) => run.taken > 0);
    const { retryDelaysMs, signal } = this.options;
    const backoff = new Backoff(retryDelaysMs);
    for (let isRetry = false; ;) {
      try {
        if (isRetry) {
          await this.returnToCheckpoints(runs);
          if (open) return false;
        }
        await this.handleAll(runs, events);
        if (!more) await this.commit(runs);
        return true;
      } catch (error) {
        for (const run of runs) run.giveBack();
        if (error instanceof OpenBatchSpoilt) {
          this.careful = true;
          return false;
        }
        const loser = error instanceof CheckpointConflict ? runs.find((run) => isOf(run, error)) : undefined;
        if (loser) {
          loser.stopFor('store', error);
          if (open) return false;
          continue;
        }
        if (error instanceof WriterFenced || !(await backoff.wait({ signal }))) {
          for (const run of runs) if (run.running) run.stopFor('store', error);
          return true;
        }
        if (signal.aborted) return false;
        isRetry = true;
      }
    }
  }

  /** A commit that failed may have been written all the same. */
  private async returnToCheckpoints(runs: readonly ProjectionRun[]): Promise<void> {
    for (const run of runs) {
      const { name, version } = run.projection;
      if (run.running) run.committedAt(await this.options.views.checkpoint(name, version));
    }
  }

  /** Leaves the last batch open. */
  private async handleAll(runs: readonly ProjectionRun[], events: readonly RecordedEvent[]): Promise<void> {
    for (let start = 0; start < events.length;) {
      const active = runs.filter((run) => run.running);
      if (active.length === 0) return;
      const thrown = new Map<ProjectionRun, { readonly index: number; readonly error: unknown }>();
      const open = active.some((run) => run.taken > 0);
      const end = await this.handleSome(active, events, start, thrown);
      if (thrown.size > 0) {
        if (open) throw new OpenBatchSpoilt();
        await this.commit(active.filter((run) => !thrown.has(run)));
        for (const [run, { index, error }] of thrown) {
          // What the failed handler did halfway is mixed with what the ones before it did, so those are done anew.
          run.giveBack();
          await this.handleAll([run], events.slice(start, index));
          await this.commit([run]);
          run.stopAt(events[index]!.position, error);
        }
      } else if (active.some(({ views }) => views.changes >= this.options.maxChanges)) {
        await this.commit(active);
      }
      start = end;
    }
  }

  /** Runs handlers strictly in order until the batch is full; returns the index behind the last event handled. */
  private async handleSome(
    runs: readonly ProjectionRun[],
    events: readonly RecordedEvent[],
    start: number,
    thrown: Map<ProjectionRun, { readonly index: number; readonly error: unknown }>,
  ): Promise<number> {
    const waiting = runs.map((run) => ({ run, from: firstAwaited(run, events, start) }));
    for (const { run, from } of waiting) {
      await run.views.prefetch(events.slice(from).flatMap((event) => run.hints(event)));
    }
    let index = start;
    for (let full = false; index < events.length && !full; index += 1) {
      const event = events[index]!;
      for (const { run, from } of waiting) {
        const handle = run.handlerOf(event);
        if (!handle || index < from || thrown.has(run)) continue;
        try {
          const pending = handle(event, run.views);
          if (pending) await pending;
        } catch (error) {
          if (error instanceof ViewReadFailed) throw error;
          thrown.set(run, { index, error });
        }
        full ||= run.views.changes >= this.options.maxChanges;
      }
    }
    for (const { run, from } of waiting) {
      if (from < index && !thrown.has(run)) run.tookIn(index - from, events[index - 1]!.position);
    }
    return index;
  }

  /** Writes what the runs took in, which for each that took in anything ends at the same event. */
  private async commit(runs: readonly ProjectionRun[]): Promise<void> {
    const moving = runs.filter((run) => run.running && run.taken > 0);
    if (moving.length === 0) return;
    const position = moving[0]!.reached!;
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
      run.committedAt(position);
    }
    this.options.committed();
  }
}

const isOf = (run: ProjectionRun, conflict: CheckpointConflict): boolean =>
  run.running && run.projection.name === conflict.projection;

const firstAwaited = (run: ProjectionRun, events: readonly RecordedEvent[], start: number): number => {
  let index = start;
  while (index < events.length && !run.awaits(events[index]!.position)) index += 1;
  return index;
};
