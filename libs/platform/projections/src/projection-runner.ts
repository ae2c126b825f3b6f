import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import type { EventCodec, EventStore, StoredEvent } from '@app/event-store';
import { WriterFenced, ReadModelsUnavailable, type ProjectionCheckpoint, type ViewStore } from '@app/read-models';
import { Backoff } from '@app/retry';
import { PositionWaiters } from './position-waiters.js';
import type { Projection } from './projection.js';
import { ProjectionFeed } from './projection-feed.js';
import { ProjectionProgress } from './projection-progress.js';
import type { ProgressStatus, ProjectionStatus } from './projection-progress.js';
import { ProjectionRun } from './projection-run.js';

export interface ProjectionRunnerOptions {
  readonly eventStore: EventStore;
  readonly codec: EventCodec;
  readonly views: ViewStore;
  readonly projections: readonly Projection[];
  /** Most events in one transaction while following the log. Default: 500. */
  readonly liveBatch?: number;
  /** After a live batch that was not full, how long events gather for the next one. Default: 25 ms. */
  readonly lingerMs?: number;
  /**
   * Most events in one transaction while building a new version. Default: 100 000, and 10 000 beside live projections,
   * which wait for it.
   */
  readonly rebuildBatch?: number;
  /** Events read and decoded at once meanwhile; a transaction takes in several of these pages. Default: 1 000. */
  readonly rebuildPage?: number;
  /** A transaction ends when a projection has changed this many documents. Default: 100 000. */
  readonly maxChanges?: number;
  /**
   * Documents per collection kept in memory from batch to batch, at most twice as many; twenty times that of collections
   * whose documents are not prefetched. Default: 1 000.
   */
  readonly cachedDocuments?: number;
  /** Waits between attempts when a store fails; after the last one projections stop. Default: 0.1 s to 10 s. */
  readonly retryDelaysMs?: readonly number[];
}

/** Most events in one transaction of a rebuild while others are live: those wait for it, and should not for seconds. */
const BESIDE_LIVE = 10_000;

/** A read model knows more than the log: the log was restored from an older copy, or the views belong to another one. */
export class CheckpointAheadOfLog extends Error {
  constructor({ projection, version, position }: ProjectionCheckpoint, head: bigint | null) {
    super(
      `${projection} version ${version} has taken in position ${position}, but the log ends at ${head ?? 'its beginning'}: ` +
        'the log was restored from an older copy, or these views belong to another log; remove the views to rebuild them',
    );
    this.name = 'CheckpointAheadOfLog';
  }
}

/**
 * Feeds every projection from the log.
 *
 * Those whose version is in service follow the log together: one subscription, each event read and decoded once, one
 * transaction per batch. Those that need another version, or are behind the others, are brought forward together in a
 * pass of their own, beside the live ones, and join them at the end; only then does a new version take its place.
 *
 * Nothing is ever skipped. What the codec does not know stops every projection that meets it; a handler that throws and a
 * checkpoint that somebody else moved stop their projection. A failing store is tried again for a while. Whatever
 * stopped stays so until the process is started anew, and says so in `status`.
 */
export class ProjectionRunner extends ProjectionProgress {
  private readonly eventStore: EventStore;
  private readonly views: ViewStore;
  private readonly liveBatch: number;
  private readonly lingerMs: number;
  private readonly rebuildBatch: number;
  private readonly rebuildPage: number;
  private readonly retryDelaysMs: readonly number[];
  private readonly runs: readonly ProjectionRun[];
  private readonly live: ProjectionRun[] = [];
  private readonly feed: ProjectionFeed;
  private readonly waiters = new PositionWaiters();
  private readonly listeners = new Set<() => void>();
  private readonly shutdown = new AbortController();
  private turn: Promise<unknown> = Promise.resolve();
  private running: Promise<void> | null = null;

  /** @throws Error when two projections have the same name or write the same collection */
  constructor(options: ProjectionRunnerOptions) {
    super();
    this.eventStore = options.eventStore;
    this.views = options.views;
    this.liveBatch = options.liveBatch ?? 500;
    this.lingerMs = options.lingerMs ?? 25;
    this.rebuildBatch = options.rebuildBatch ?? 100_000;
    this.rebuildPage = Math.min(this.rebuildBatch, options.rebuildPage ?? 1_000);
    this.retryDelaysMs = options.retryDelaysMs ?? [100, 500, 2_000, 10_000];
    assertDistinct(options.projections);
    const remembered = options.cachedDocuments ?? 1_000;
    this.runs = options.projections.map((projection) => new ProjectionRun(projection, options.views, remembered));
    this.feed = new ProjectionFeed({
      codec: options.codec,
      views: options.views,
      maxChanges: options.maxChanges ?? 100_000,
      retryDelaysMs: this.retryDelaysMs,
      signal: this.shutdown.signal,
      committed: () => this.changed(),
    });
  }

  /**
   * Resolves when it is settled which projections are live and which are to be built; the work goes on in the background.
   *
   * @throws CheckpointAheadOfLog
   */
  async start(): Promise<void> {
    if (this.running) throw new Error('the projection runner was started before');
    const checkpoints = await this.views.checkpoints();
    const head = await this.eventStore.head();
    for (const checkpoint of checkpoints) {
      if (isBehind(head, checkpoint.position)) throw new CheckpointAheadOfLog(checkpoint, head);
    }
    for (const run of this.runs) {
      try {
        await this.open(run, checkpoints, head);
      } catch (error) {
        run.stopFor(isOfStore(error) ? 'store' : 'definition', error);
      }
    }
    const served = this.runs.filter((run) => run.state === 'live');
    const front = served.reduce<bigint | null>(
      (most, { position }) => (isBehind(most, position) ? position : most),
      null,
    );
    const lagging = this.runs.filter(
      (run) => run.running && (run.state === 'rebuilding' || isBehind(run.position, front)),
    );
    this.live.push(...served.filter((run) => !lagging.includes(run)));
    this.changed();
    this.running = this.run(lagging);
  }

  /** Finishes the batch in hand and ends. Documents and checkpoints are as after that batch. */
  async stop(): Promise<void> {
    this.shutdown.abort();
    await this.running;
    this.waiters.close();
  }

  waitForPosition(position: bigint, timeoutMs: number): Promise<boolean> {
    return this.waiters.wait(position, timeoutMs);
  }

  async status(): Promise<ProgressStatus> {
    return { head: await this.eventStore.head(), projections: this.states() };
  }

  /** Where the projections are, without asking the log where it ends. */
  states(): readonly ProjectionStatus[] {
    return this.runs.map((run) => run.status);
  }

  /** Calls `listener` after every commit and every change of a projection's state; returns how to end that. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async open(
    run: ProjectionRun,
    checkpoints: readonly ProjectionCheckpoint[],
    head: bigint | null,
  ): Promise<void> {
    const { name, version, collections } = run.projection;
    const served = await Promise.all(collections.map((collection) => this.views.activeVersion(collection.name)));
    const isServed = served.every((each) => each === version);
    if (!isServed && served.includes(version)) {
      throw new Error(
        `${name} has got a collection that its version ${version} in service does not have: raise its version`,
      );
    }
    for (const abandoned of checkpoints) {
      if (abandoned.projection !== name || abandoned.version === version || served.includes(abandoned.version))
        continue;
      const collectionsOf = collections.map((spec) => ({ spec, version: abandoned.version }));
      await this.views.discard(collectionsOf, name);
    }
    const build = isServed || head === null ? 'live' : 'bulk';
    for (const collection of run.collections) await this.views.prepare(collection, build);
    if (!isServed && head === null) await this.views.activate(run.collections, name);
    run.committedAt(await this.views.checkpoint(name, version));
    run.state = build === 'live' ? 'live' : 'rebuilding';
  }

  private async run(lagging: readonly ProjectionRun[]): Promise<void> {
    const pass = this.catchUp(lagging);
    await this.follow();
    await pass;
    // For those that joined when there was nobody live, or no more.
    await this.follow();
  }

  /** Feeds the live projections from one subscription until they all stopped or the runner stops. */
  private async follow(): Promise<void> {
    const { signal } = this.shutdown;
    const backoff = new Backoff(this.retryDelaysMs);
    while (!signal.aborted && someRunning(this.live)) {
      let failure: unknown = new Error('the event store was closed');
      try {
        for await (const events of this.liveBatches()) {
          backoff.reset();
          await this.runExclusive(async () => {
            await this.feed.take(this.live, events);
          });
          this.changed();
          if (signal.aborted || !someRunning(this.live)) return;
          // A transaction costs much the same for one event as for many, so while events trickle in a few are gathered.
          if (events.length < this.liveBatch) await delay(this.lingerMs, undefined, { signal }).catch(() => undefined);
          else await nextTurn();
        }
      } catch (error) {
        failure = error;
      }
      if (signal.aborted) return;
      if (!(await backoff.wait({ signal }))) this.stopAll(this.live, failure);
    }
  }

  private async *liveBatches(): AsyncGenerator<readonly StoredEvent[]> {
    const after = lowest(this.live);
    const { signal } = this.shutdown;
    let batch: StoredEvent[] = [];
    for await (const message of this.eventStore.subscribe({ signal, ...(after !== null && { after }) })) {
      if (message.kind === 'event') batch.push(message.event);
      if (batch.length === 0 || (message.kind === 'event' && batch.length < this.liveBatch)) continue;
      yield batch;
      batch = [];
    }
  }

  /** Brings these projections to the end of the log, in service, and among the live ones. */
  private async catchUp(runs: readonly ProjectionRun[]): Promise<void> {
    if (runs.length === 0) return;
    const isNew = (run: ProjectionRun): boolean => run.state === 'rebuilding';
    try {
      await this.readToEnd(runs);
      for (const run of runs.filter(isNew)) {
        for (const collection of run.collections) {
          if (!this.shutdown.signal.aborted) await this.stopOnError(run, () => this.views.prepare(collection));
        }
      }
      await this.readToEnd(runs);
      await this.runExclusive(async () => {
        await this.readToEnd(runs);
        if (this.shutdown.signal.aborted) return;
        for (const run of runs.filter(isNew)) {
          await this.stopOnError(run, () => this.views.activate(run.collections, run.projection.name));
          if (isNew(run)) run.state = 'live';
        }
        this.live.push(...runs.filter((run) => run.running));
      });
    } catch (error) {
      this.stopAll(runs, error);
    }
    this.changed();
  }

  private async readToEnd(runs: readonly ProjectionRun[]): Promise<void> {
    const { signal } = this.shutdown;
    const backoff = new Backoff(this.retryDelaysMs);
    while (!signal.aborted && someRunning(runs)) {
      const after = lowest(runs);
      let page: readonly StoredEvent[];
      try {
        page = await this.eventStore.readAll({ limit: this.rebuildPage, ...(after !== null && { after }) });
      } catch (error) {
        if (!(await backoff.wait({ signal }))) throw error;
        continue;
      }
      backoff.reset();
      const isLast = page.length < this.rebuildPage;
      const room = someRunning(this.live) ? Math.min(this.rebuildBatch, BESIDE_LIVE) : this.rebuildBatch;
      const stayOpen = !isLast && runs.every(({ taken }) => taken + page.length < room);
      if ((await this.feed.take(runs, page, stayOpen)) && isLast) break;
      await nextTurn();
    }
    await this.feed.take(runs, []);
    this.changed();
  }

  private async stopOnError(run: ProjectionRun, work: () => Promise<void>): Promise<void> {
    if (!run.running) return;
    try {
      await work();
    } catch (error) {
      run.stopFor(isOfStore(error) ? 'store' : 'definition', error);
    }
  }

  private stopAll(runs: readonly ProjectionRun[], error: unknown): void {
    for (const run of runs) if (run.running) run.stopFor('store', error);
    this.changed();
  }

  /** Keeps a live batch and the joining of others apart, so that nobody misses an event between them. */
  private runExclusive(work: () => Promise<void>): Promise<void> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private changed(): void {
    this.waiters.update(this.states());
    for (const listener of this.listeners) listener();
  }
}

const isOfStore = (error: unknown): boolean => error instanceof ReadModelsUnavailable || error instanceof WriterFenced;

/** Whether `position` comes before `other`; null is before the first event. */
const isBehind = (position: bigint | null, other: bigint | null): boolean =>
  other !== null && (position === null || position < other);

const someRunning = (runs: readonly ProjectionRun[]): boolean => runs.some((run) => run.running);

/** Where the running one that is furthest behind is. */
const lowest = (runs: readonly ProjectionRun[]): bigint | null =>
  runs
    .filter((run) => run.running)
    .map((run) => run.reached)
    .reduce((least, position) => (isBehind(position, least) ? position : least));

const assertDistinct = (projections: readonly Projection[]): void => {
  const names = projections.map((projection) => projection.name);
  const collections = projections.flatMap((projection) => projection.collections.map((collection) => collection.name));
  for (const all of [names, collections]) {
    const twice = all.find((name, index) => all.indexOf(name) !== index);
    if (twice !== undefined) throw new Error(`${twice} belongs to two projections`);
  }
};
