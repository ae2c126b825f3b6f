import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { EventCodec, EventMetadata, EventStore, RecordedEvent, StoredEvent } from '@app/event-store';
import { isInstant } from '@app/kernel';
import { InMemoryViewStore, type CollectionSpec, type ViewDocument, type ViewStore } from '@app/read-models';
import type { Projection, ProjectionHandler, ViewBatch } from './projection.js';

export interface PastViewsOptions {
  readonly eventStore: EventStore;
  readonly codec: EventCodec;
  readonly projection: Projection;
  /** Collections that only the projection itself reads. They are dropped at the end of a replay, which saves most memory. */
  readonly scratch?: readonly CollectionSpec[];
  /** Maximum number of finished moments that are kept, for five minutes after their last use. Default: 3. */
  readonly kept?: number;
  /** Maximum number of moments that are being computed or wait for it. Default: 8. */
  readonly waiting?: number;
  /** How long a caller waits; the replay goes on, for its next request. Default: 10 s. */
  readonly waitMs?: number;
}

/** The read models of one moment. They never change. */
export interface PastMoment {
  readonly views: ViewStore;
  /** The last event in them; null before the first event of the log. */
  readonly last: { readonly position: bigint; readonly recordedAt: string } | null;
}

/** The moment is still being computed, or too many wait: ask again. */
export class PastViewsNotReady extends Error {
  constructor() {
    super('the read models of that moment are not computed yet');
    this.name = 'PastViewsNotReady';
  }
}

const KEPT_UNUSED_MS = 5 * 60_000;

/** Other work waits no longer than for this many events or documents. */
const AT_ONCE = 200;

/** Documents as the handlers put them: never mutated, so nothing is copied. */
class ReplayedDocuments implements ViewBatch {
  private readonly collections = new Map<string, Map<string, ViewDocument>>();

  async get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null> {
    return this.peek(collection, id);
  }

  peek<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Doc | null {
    return (this.of(collection).get(id) as Doc | undefined) ?? null;
  }

  put<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, doc: Doc): void {
    this.of(collection).set(doc.id, doc);
  }

  delete(collection: CollectionSpec, id: string): void {
    this.of(collection).delete(id);
  }

  of({ name }: CollectionSpec): Map<string, ViewDocument> {
    const documents = this.collections.get(name) ?? new Map<string, ViewDocument>();
    this.collections.set(name, documents);
    return documents;
  }
}

/** Whether an event is later than the moment: a position, or an instant of recording. */
const laterThan = (asOf: string): ((event: StoredEvent) => boolean) => {
  if (isInstant(asOf)) return ({ metadata }) => (JSON.parse(metadata) as EventMetadata).recordedAt > asOf;
  const last = BigInt(asOf);
  return ({ position }) => position > last;
};

/**
 * Read models as they were: the projection itself, run over the log up to a moment, into memory. An instant means the events
 * before the first one recorded later.
 *
 * One replay runs at a time, and yields to other work. Callers that ask for the same moment share it.
 */
export class PastViews {
  private readonly finished: LRUCache<string, PastMoment>;
  private readonly begun = new Map<string, Promise<PastMoment>>();
  private lastBegun: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: PastViewsOptions) {
    this.finished = new LRUCache({
      max: options.kept ?? 3,
      ttl: KEPT_UNUSED_MS,
      ttlAutopurge: true,
      updateAgeOnGet: true,
    });
  }

  /**
   * `settled`: no event that belongs to the moment can still be recorded, so it may be kept.
   *
   * @throws PastViewsNotReady; LogDamaged; UnknownEventType
   */
  async at(asOf: string, settled: boolean): Promise<PastMoment> {
    const finished = this.finished.get(asOf);
    if (finished) return finished;
    let replay = this.begun.get(asOf);
    if (!replay) {
      if (this.begun.size >= (this.options.waiting ?? 8)) throw new PastViewsNotReady();
      replay = this.begin(asOf, settled);
    }
    return this.soon(replay);
  }

  private begin(asOf: string, settled: boolean): Promise<PastMoment> {
    const replay = this.lastBegun.then(async () => {
      try {
        const moment = await this.replay(laterThan(asOf));
        if (settled) this.finished.set(asOf, moment);
        return moment;
      } finally {
        this.begun.delete(asOf);
      }
    });
    this.begun.set(asOf, replay);
    // A caller that no longer waits hears of a failure when it asks again.
    this.lastBegun = replay.catch(() => undefined);
    return replay;
  }

  private async soon(replay: Promise<PastMoment>): Promise<PastMoment> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new PastViewsNotReady()), this.options.waitMs ?? 10_000);
    });
    try {
      return await Promise.race([replay, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async replay(isLater: (event: StoredEvent) => boolean): Promise<PastMoment> {
    const { eventStore, codec, projection } = this.options;
    const handlers = new Map<string, ProjectionHandler<RecordedEvent['event']>>(Object.entries(projection.handlers));
    const documents = new ReplayedDocuments();
    let last: PastMoment['last'] = null;
    for (let atEnd = false; !atEnd;) {
      const page = await eventStore.readAll({ limit: AT_ONCE, ...(last && { after: last.position }) });
      atEnd = page.length < AT_ONCE;
      for (const stored of page) {
        if (isLater(stored)) {
          atEnd = true;
          break;
        }
        const recorded = codec.decode(stored);
        const running = handlers.get(recorded.event.type)?.(recorded, documents);
        if (running) await running;
        last = { position: recorded.position, recordedAt: recorded.metadata.recordedAt };
      }
      await nextTurn();
    }
    return { views: await this.servedFrom(documents, last), last };
  }

  private async servedFrom(documents: ReplayedDocuments, last: PastMoment['last']): Promise<ViewStore> {
    const { projection, scratch = [] } = this.options;
    const { version } = projection;
    const position = last?.position ?? 0n;
    const served = projection.collections.filter((spec) => !scratch.some(({ name }) => name === spec.name));
    const collections = served.map((spec) => ({ spec, version }));
    const views = new InMemoryViewStore();
    for (const collection of collections) {
      await views.prepare(collection);
      const puts = [...documents.of(collection.spec).values()].map((doc) => ({ collection, doc }));
      for (let start = 0; start < puts.length; start += AT_ONCE) {
        await views.commit({ position, puts: puts.slice(start, start + AT_ONCE), deletes: [], checkpoints: [] });
        await nextTurn();
      }
    }
    const checkpoints = [{ projection: projection.name, version, from: null }];
    if (last) await views.commit({ position, puts: [], deletes: [], checkpoints });
    await views.activate(collections, projection.name);
    return views;
  }
}
