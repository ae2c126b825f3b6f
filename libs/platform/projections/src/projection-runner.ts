import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { LogDamaged, type EventCodec, type EventStore, type StoredEvent } from '@app/event-store';
import {
  WriterFenced,
  ReadModelsDiskFull,
  ReadModelsUnavailable,
  type ProjectionCheckpoint,
  type ViewStore,
} from '@app/read-models';
import { Backoff } from '@app/retry';
import { BatchProcessor } from './batch-processor.js';
import { PositionWaiters } from './position-waiters.js';
import type { Projection } from './projection.js';
import { ProjectionProgress } from './projection-progress.js';
import type { ProgressStatus, ProjectionStatus } from './projection-progress.js';
import { ProjectionInstance } from './projection-instance.js';

export interface ProjectionRunnerOptions {
  readonly eventStore: EventStore;
  readonly codec: EventCodec;
  readonly views: ViewStore;
  readonly projections: readonly Projection[];
  /** Maximum number of events per transaction while following the log. Default: 500. */
  readonly liveBatch?: number;
  /** How long the runner waits after a live batch that was not full, to fill the next one. Default: 25 ms. */
  readonly lingerMs?: number;
  /**
   * Maximum number of events per transaction of a rebuild. Default: 100 000, and 10 000 beside live projections, which
   * wait for it.
   */
  readonly rebuildBatch?: number;
  /** Number of events a rebuild reads and decodes at once; a transaction holds several of these pages. Default: 1 000. */
  readonly rebuildPage?: number;
  /** A transaction ends when a projection has changed this many documents. Default: 100 000. */
  readonly maxChanges?: number;
  /**
   * Maximum number of documents cached per collection from batch to batch; twenty times as many for collections whose
   * documents are not prefetched. Default: 1 000.
   */
  readonly cachedDocuments?: number;
  /** Waits between attempts when a store fails; after the last one the projections stop. Default: 0.1 s to 10 s. */
  readonly retryDelaysMs?: readonly number[];
}

/** Maximum number of events per transaction of a rebuild beside live projections, which should not wait for seconds. */
const MAX_REBUILD_BATCH_BESIDE_LIVE = 10_000;

/** A checkpoint lies after the end of the log: the log was restored from an older backup. */
export class CheckpointAheadOfLog extends Error {
  constructor({ projection, version, position }: ProjectionCheckpoint, head: bigint | null) {
    super(
      `${projection} version ${version} has processed position ${position}, but the log ends at ${head ?? 'its beginning'}: ` +
        'the log was restored from an older copy, and events are missing; put the newer log back, or, if they are lost for ' +
        'good, remove the read models (views.db with views.db-wal and views.db-shm; on servers their collections in MongoDB): ' +
        'they are rebuilt from the log',
    );
    this.name = 'CheckpointAheadOfLog';
  }
}

/** @throws CheckpointAheadOfLog */
export const assertNotAhead = (checkpoints: readonly ProjectionCheckpoint[], head: bigint | null): void => {
  for (const checkpoint of checkpoints) {
    if (isBefore(head, checkpoint.position)) throw new CheckpointAheadOfLog(checkpoint, head);
  }
};

/**
 * Runs all projections.
 *
 * Those whose active version is current follow the log together: one catch-up subscription, each event read and decoded
 * once, one transaction per batch. The others catch up in a separate pass, beside the live ones, and join them at its end;
 * only then does a new version become active.
 *
 * No event is skipped. An event that the codec does not know, or a damaged log, stops every projection that meets it. A
 * handler that throws and a checkpoint moved by another runner stop their own projection. A store that fails is retried for
 * a while, a full disk until there is room. A stopped projection stays stopped until the process restarts, and `status` says
 * why.
 */
export class ProjectionRunner extends ProjectionProgress {
  private readonly eventStore: EventStore;
  private readonly views: ViewStore;
  private readonly liveBatch: number;
  private readonly lingerMs: number;
  private readonly rebuildBatch: number;
  private readonly rebuildPage: number;
  private readonly retryDelaysMs: readonly number[];
  private readonly instances: readonly ProjectionInstance[];
  private readonly live: ProjectionInstance[] = [];
  private readonly processor: BatchProcessor;
  private readonly waiters = new PositionWaiters();
  private readonly listeners = new Set<() => void>();
  private readonly shutdown = new AbortController();
  private exclusive: Promise<unknown> = Promise.resolve();
  private working: Promise<void> | null = null;
  private diskFull: ReadModelsDiskFull | null = null;

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
    const cachedDocuments = options.cachedDocuments ?? 1_000;
    this.instances = options.projections.map(
      (projection) => new ProjectionInstance(projection, options.views, cachedDocuments),
    );
    this.processor = new BatchProcessor({
      codec: options.codec,
      views: options.views,
      maxChanges: options.maxChanges ?? 100_000,
      retryDelaysMs: this.retryDelaysMs,
      signal: this.shutdown.signal,
      onDiskFull: (error) => this.waitForRoom(error),
      onCommit: () => this.waitForRoom(null),
    });
  }

  /**
   * Resolves once it is decided which projections are live and which have to catch up; the work continues in the background.
   *
   * @throws CheckpointAheadOfLog; ReadModelsDiskFull when a new version cannot begin
   */
  async start(): Promise<void> {
    if (this.working) throw new Error('the projection runner was started before');
    const checkpoints = await this.views.checkpoints();
    const head = await this.eventStore.head();
    assertNotAhead(checkpoints, head);
    for (const instance of this.instances)
      await this.stopOnError(instance, () => this.open(instance, checkpoints, head));
    const current = this.instances.filter((instance) => instance.state === 'live');
    const front = highest(current);
    this.live.push(...current.filter((instance) => !isBefore(instance.position, front)));
    const lagging = this.instances.filter((instance) => instance.isRunning && !this.live.includes(instance));
    this.changed();
    this.working = this.work(lagging);
  }

  /** Finishes the current batch and ends. Documents and checkpoints are as after that batch. */
  async stop(): Promise<void> {
    this.shutdown.abort();
    await this.working;
    this.waiters.close();
  }

  waitForPosition(position: bigint, timeoutMs: number): Promise<boolean> {
    return this.waiters.wait(position, timeoutMs);
  }

  async status(): Promise<ProgressStatus> {
    const [head, projections] = [await this.eventStore.head(), this.states()];
    return { head, projections, ...(this.diskFull && { waitingFor: this.diskFull.message }) };
  }

  /** The status of each projection, without a request to the log. */
  states(): readonly ProjectionStatus[] {
    return this.instances.map((instance) => instance.status);
  }

  /** Calls `listener` after every commit and every change of a projection's state; returns a function that ends it. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async open(
    instance: ProjectionInstance,
    checkpoints: readonly ProjectionCheckpoint[],
    head: bigint | null,
  ): Promise<void> {
    const { name, version, collections } = instance.projection;
    const active = await Promise.all(collections.map((collection) => this.views.activeVersion(collection.name)));
    const isActive = active.every((each) => each === version);
    if (!isActive && active.includes(version)) {
      throw new Error(`${name} has a collection that its active version ${version} lacks: raise its version`);
    }
    for (const abandoned of checkpoints) {
      if (abandoned.projection !== name || abandoned.version === version || active.includes(abandoned.version))
        continue;
      const abandonedCollections = collections.map((spec) => ({ spec, version: abandoned.version }));
      await this.views.discard(abandonedCollections, name);
    }
    const build = isActive || head === null ? 'live' : 'bulk';
    for (const collection of instance.collections) await this.views.prepare(collection, build);
    if (!isActive && head === null) await this.views.activate(instance.collections, name);
    instance.committedAt(await this.views.checkpoint(name, version));
    if (instance.position === null) instance.views.startEmpty();
    instance.state = build === 'live' ? 'live' : 'rebuilding';
  }

  private async work(lagging: readonly ProjectionInstance[]): Promise<void> {
    const pass = this.catchUp(lagging);
    await this.follow();
    await pass;
    // Following ends when no projection is live; those that joined afterwards are followed here.
    await this.follow();
  }

  /** Applies new events to the live projections, from one subscription, until all of them or the runner have stopped. */
  private async follow(): Promise<void> {
    const { signal } = this.shutdown;
    const backoff = new Backoff(this.retryDelaysMs);
    while (!signal.aborted && someRunning(this.live)) {
      let failure: unknown = new Error('the event store was closed');
      try {
        for await (const events of this.liveBatches()) {
          backoff.reset();
          await this.runExclusive(async () => {
            await this.processor.process(this.live, events);
          });
          this.changed();
          if (signal.aborted || !someRunning(this.live)) return;
          // A transaction costs about the same for one event as for many, so the runner lingers to fill the next batch.
          if (events.length < this.liveBatch) await delay(this.lingerMs, undefined, { signal }).catch(() => undefined);
          else await nextTurn();
        }
      } catch (error) {
        failure = error;
      }
      if (signal.aborted) return;
      const isTransient = !(failure instanceof LogDamaged);
      if (!isTransient || !(await backoff.wait({ signal }))) this.stopAll(this.live, failure);
    }
  }

  private async *liveBatches(): AsyncGenerator<readonly StoredEvent[]> {
    const after = lowest(this.live);
    const { signal } = this.shutdown;
    let batch: StoredEvent[] = [];
    try {
      for await (const message of this.eventStore.subscribe({ signal, ...(after !== null && { after }) })) {
        if (message.kind === 'event') batch.push(message.event);
        if (batch.length === 0 || (message.kind === 'event' && batch.length < this.liveBatch)) continue;
        yield batch;
        batch = [];
      }
    } catch (error) {
      if (error instanceof LogDamaged && batch.length > 0) yield batch;
      throw error;
    }
  }

  /** Brings these projections to the end of the log, activates new versions, and adds them to the live ones. */
  private async catchUp(instances: readonly ProjectionInstance[]): Promise<void> {
    if (instances.length === 0) return;
    try {
      await this.readToEnd(instances);
      await this.buildIndexes(instances.filter(isNew));
      await this.readToEnd(instances);
      // No live batch runs meanwhile: the subscription delivers all events that the joining projections have not read
      // yet.
      await this.runExclusive(async () => {
        await this.readToEnd(instances);
        if (!this.shutdown.signal.aborted) await this.join(instances);
      });
    } catch (error) {
      this.stopAll(instances, error);
    }
    this.changed();
  }

  private async buildIndexes(instances: readonly ProjectionInstance[]): Promise<void> {
    for (const instance of instances) {
      for (const collection of instance.collections) {
        if (!this.shutdown.signal.aborted)
          await this.stopOnError(instance, () => this.whenThereIsRoom(() => this.views.prepare(collection)));
      }
    }
  }

  private async join(instances: readonly ProjectionInstance[]): Promise<void> {
    for (const instance of instances.filter(isNew)) {
      await this.stopOnError(instance, () =>
        this.whenThereIsRoom(() => this.views.activate(instance.collections, instance.projection.name)),
      );
      if (instance.isRunning) instance.state = 'live';
    }
    this.live.push(...instances.filter((instance) => instance.isRunning));
  }

  /** Applies the log up to its end, in batches of several pages. */
  private async readToEnd(instances: readonly ProjectionInstance[]): Promise<void> {
    for (let isAtEnd = false; !isAtEnd && someRunning(instances);) {
      const page = await this.readPage(lowest(instances));
      const isLast = page.length < this.rebuildPage;
      const keepOpen = !isLast && this.hasRoom(instances, page.length);
      const isApplied = await this.processor.process(instances, page, { keepOpen });
      isAtEnd = isLast && isApplied;
      await nextTurn();
    }
    this.changed();
  }

  /** A page of the rebuild. Empty, as at the end of the log, when the runner stops. */
  private async readPage(after: bigint | null): Promise<readonly StoredEvent[]> {
    const { signal } = this.shutdown;
    const backoff = new Backoff(this.retryDelaysMs);
    while (!signal.aborted) {
      try {
        return await this.eventStore.readAll({ limit: this.rebuildPage, ...(after !== null && { after }) });
      } catch (error) {
        if (error instanceof LogDamaged || !(await backoff.wait({ signal }))) throw error;
      }
    }
    return [];
  }

  /** Whether the open batch can take another page after this one. */
  private hasRoom(instances: readonly ProjectionInstance[], page: number): boolean {
    const limit = someRunning(this.live)
      ? Math.min(this.rebuildBatch, MAX_REBUILD_BATCH_BESIDE_LIVE)
      : this.rebuildBatch;
    return instances.every(({ pending }) => pending + page < limit);
  }

  /** @throws ReadModelsDiskFull, which stops no projection */
  private async stopOnError(instance: ProjectionInstance, work: () => Promise<void>): Promise<void> {
    if (!instance.isRunning) return;
    try {
      await work();
    } catch (error) {
      if (error instanceof ReadModelsDiskFull) throw error;
      instance.stopFor(isOfStore(error) ? 'store' : 'definition', error);
    }
  }

  /** Repeats work while the disk is full. @throws ReadModelsDiskFull when the runner stops meanwhile */
  private async whenThereIsRoom(work: () => Promise<void>): Promise<void> {
    const { signal } = this.shutdown;
    const untilRoom = new Backoff(this.retryDelaysMs, { endless: true });
    for (;;) {
      try {
        await work();
        return this.waitForRoom(null);
      } catch (error) {
        if (!(error instanceof ReadModelsDiskFull) || signal.aborted) throw error;
        this.waitForRoom(error);
        await untilRoom.wait({ signal });
      }
    }
  }

  /** @param error null when something was written */
  private waitForRoom(error: ReadModelsDiskFull | null): void {
    this.diskFull = error;
    this.changed();
  }

  private stopAll(instances: readonly ProjectionInstance[], error: unknown): void {
    for (const instance of instances) {
      if (!instance.isRunning) continue;
      if (error instanceof LogDamaged) instance.stopAt(error.position, error);
      else instance.stopFor('store', error);
    }
    this.changed();
  }

  /** Live batches and the joining of other projections exclude each other, so that no event is missed between them. */
  private runExclusive(work: () => Promise<void>): Promise<void> {
    const result = this.exclusive.then(work);
    this.exclusive = result.catch(() => undefined);
    return result;
  }

  private changed(): void {
    this.waiters.update(this.states());
    for (const listener of this.listeners) listener();
  }
}

const isOfStore = (error: unknown): boolean => error instanceof ReadModelsUnavailable || error instanceof WriterFenced;

const isNew = (instance: ProjectionInstance): boolean => instance.state === 'rebuilding';

/** Whether `position` comes before `other`; null is before the first event. */
const isBefore = (position: bigint | null, other: bigint | null): boolean =>
  other !== null && (position === null || position < other);

const someRunning = (instances: readonly ProjectionInstance[]): boolean =>
  instances.some((instance) => instance.isRunning);

/** The last event applied by the slowest running instance. */
const lowest = (instances: readonly ProjectionInstance[]): bigint | null =>
  instances
    .filter((instance) => instance.isRunning)
    .map((instance) => instance.lastApplied)
    .reduce((least, position) => (isBefore(position, least) ? position : least));

const highest = (instances: readonly ProjectionInstance[]): bigint | null =>
  instances.reduce<bigint | null>((most, { position }) => (isBefore(most, position) ? position : most), null);

const assertDistinct = (projections: readonly Projection[]): void => {
  const names = projections.map((projection) => projection.name);
  const collections = projections.flatMap((projection) => projection.collections.map((collection) => collection.name));
  for (const all of [names, collections]) {
    const twice = all.find((name, index) => all.indexOf(name) !== index);
    if (twice !== undefined) throw new Error(`${twice} belongs to two projections`);
  }
};
