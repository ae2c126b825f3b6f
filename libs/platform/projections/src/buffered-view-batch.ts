import { LRUCache } from 'lru-cache';
import type {
  CollectionSpec,
  CollectionVersion,
  DeleteOperation,
  PutOperation,
  ViewDocument,
  ViewStore,
} from '@app/read-models';
import { IdFilter } from './id-filter.js';
import type { Projection, ViewBatch } from './projection.js';

/** A document could not be read. The handler is not at fault; the batch may be retried. */
export class ViewReadFailed extends Error {
  constructor(cause: unknown) {
    super(`reading views failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'ViewReadFailed';
  }
}

/** Marks a document known to be missing, or deleted by the batch. */
const MISSING = Symbol('missing');

type Entry = ViewDocument | typeof MISSING;

/** The documents of one collection, by id. */
interface CollectionBuffer {
  readonly collection: CollectionVersion;
  /** What the batch put or deleted. */
  readonly changed: Map<string, Entry>;
  /** What the batch read from the store. */
  readonly loaded: Map<string, Entry>;
  /** Documents of earlier batches as the store has them. Created with the first read: a collection only written needs none. */
  cached?: LRUCache<string, Entry>;
  /** The ids of all documents in the store, if this buffer wrote them all: what it denies need not be looked for. */
  stored?: IdFilter;
}

/**
 * Write buffer of one projection version: what the batch changed, over what it read, over a bounded cache of earlier
 * batches, over the store. Documents are shared between handlers: never mutate one, put a new object.
 */
export class BufferedViewBatch implements ViewBatch {
  private readonly buffers: ReadonlyMap<string, CollectionBuffer>;

  /**
   * `cachedDocuments`: maximum number of documents per collection cached from batch to batch; the least recently used are
   * evicted. Collections read before any prefetch get twenty times as many: they contain sums, which are small, change
   * often and are loaded one by one.
   */
  constructor(
    private readonly views: ViewStore,
    private readonly projection: Projection,
    private readonly cachedDocuments: number,
  ) {
    this.buffers = new Map(
      projection.collections.map((spec) => [
        spec.name,
        { collection: { spec, version: projection.version }, changed: new Map(), loaded: new Map() },
      ]),
    );
  }

  peek<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Doc | null {
    const buffer = this.buffer(collection);
    buffer.cached ??= new LRUCache({ max: 20 * this.cachedDocuments });
    const found = lookUp(buffer, id);
    return found === undefined || found === MISSING ? null : (found as Doc);
  }

  async get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null> {
    const buffer = this.buffer(collection);
    if (lookUp(buffer, id) === undefined && buffer.stored?.mayHave(id) !== false) await this.load(buffer, [id]);
    return this.peek(collection, id);
  }

  put<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, doc: Doc): void {
    this.buffer(collection).changed.set(doc.id, doc);
  }

  delete(collection: CollectionSpec, id: string): void {
    this.buffer(collection).changed.set(id, MISSING);
  }

  /** The store has no document of this version yet. */
  startEmpty(): void {
    for (const buffer of this.buffers.values()) buffer.stored = new IdFilter();
  }

  /** Loads the hinted documents that are not loaded yet, with one read per collection. */
  async prefetch(hints: Iterable<{ readonly collection: CollectionSpec; readonly id: string }>): Promise<void> {
    const missing = new Map<CollectionBuffer, Set<string>>();
    for (const { collection, id } of hints) {
      const buffer = this.buffer(collection);
      if (lookUp(buffer, id) !== undefined) continue;
      const ids = missing.get(buffer);
      if (ids) ids.add(id);
      else missing.set(buffer, new Set([id]));
    }
    for (const [buffer, ids] of missing) {
      buffer.cached ??= new LRUCache({ max: this.cachedDocuments });
      await this.load(buffer, [...ids]);
    }
  }

  /** Number of documents changed since the last `markCommitted` or `rollBack`. */
  get changes(): number {
    let changes = 0;
    for (const { changed } of this.buffers.values()) changes += changed.size;
    return changes;
  }

  puts(): PutOperation[] {
    const puts: PutOperation[] = [];
    for (const { collection, changed } of this.buffers.values()) {
      for (const doc of changed.values()) if (doc !== MISSING) puts.push({ collection, doc });
    }
    return puts;
  }

  deletes(): DeleteOperation[] {
    const deletes: DeleteOperation[] = [];
    for (const { collection, changed } of this.buffers.values()) {
      for (const [id, doc] of changed) if (doc === MISSING) deletes.push({ collection, id });
    }
    return deletes;
  }

  /** The store now has what the batch changed. */
  markCommitted(): void {
    for (const buffer of this.buffers.values()) {
      const { changed, loaded, cached } = buffer;
      noteStored(buffer);
      for (const documents of [loaded, changed]) {
        if (cached) for (const [id, doc] of documents) cached.set(id, doc);
        documents.clear();
      }
    }
  }

  /** Discards the batch, and the cache with it: the store may have another state than was thought. */
  rollBack(): void {
    for (const buffer of this.buffers.values()) {
      const { changed, loaded, cached } = buffer;
      // A commit that failed may nevertheless have been written.
      noteStored(buffer);
      changed.clear();
      loaded.clear();
      cached?.clear();
    }
  }

  private buffer(collection: CollectionSpec): CollectionBuffer {
    const buffer = this.buffers.get(collection.name);
    if (!buffer) throw new Error(`${collection.name} is not a collection of ${this.projection.name}`);
    return buffer;
  }

  private async load({ collection, loaded }: CollectionBuffer, ids: readonly string[]): Promise<void> {
    try {
      const found = await this.views.load(collection, ids);
      for (const id of ids) loaded.set(id, found.get(id) ?? MISSING);
    } catch (error) {
      throw new ViewReadFailed(error);
    }
  }
}

const noteStored = ({ changed, stored }: CollectionBuffer): void => {
  if (stored) for (const id of changed.keys()) stored.add(id);
};

/** Undefined for a document that is not loaded. */
const lookUp = ({ changed, loaded, cached }: CollectionBuffer, id: string): Entry | undefined =>
  changed.get(id) ?? loaded.get(id) ?? cached?.get(id);
