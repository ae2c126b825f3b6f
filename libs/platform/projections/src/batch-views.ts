import { RecentMap } from '@app/read-models';
import type {
  CollectionSpec,
  CollectionVersion,
  DeleteOperation,
  PutOperation,
  ViewDocument,
  ViewStore,
} from '@app/read-models';
import type { Projection, ViewBatch } from './projection.js';

/** A document could not be read. Not the handler's fault: the batch may be tried again. */
export class ViewReadFailed extends Error {
  constructor(cause: unknown) {
    super(`reading views failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'ViewReadFailed';
  }
}

interface Shelf {
  readonly collection: CollectionVersion;
  /** Documents as the store has them, null for one known to be missing: of earlier batches, and read in this one. */
  remembered: RecentMap<string, ViewDocument | null>;
  /** Its documents are fetched many at a time, before they are asked for. */
  prefetched: boolean;
  readonly read: Map<string, ViewDocument | null>;
  /** Documents the batch put, null for one it deleted. */
  readonly changed: Map<string, ViewDocument | null>;
}

/**
 * The documents of one projection version: what a batch changed, over what it read, over a bounded memory of earlier
 * batches, over the store. A document handed out is shared with later handlers: to change one, put a new object.
 */
export class BatchViews implements ViewBatch {
  private readonly shelves: ReadonlyMap<string, Shelf>;
  private changedDocuments = 0;

  /**
   * `remembered`: how many documents per collection, those used last, are kept from batch to batch; ten times as many of
   * a collection that is never prefetched, as are sums, which are small, often changed, and fetched one by one.
   */
  constructor(
    private readonly views: ViewStore,
    private readonly projection: Projection,
    private readonly remembered: number,
  ) {
    this.shelves = new Map(
      projection.collections.map((spec) => [
        spec.name,
        {
          collection: { spec, version: projection.version },
          remembered: new RecentMap(10 * remembered),
          prefetched: false,
          read: new Map(),
          changed: new Map(),
        },
      ]),
    );
  }

  async get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null> {
    const shelf = this.shelf(collection);
    const known = lookUp(shelf, id);
    if (known !== undefined) return known as Doc | null;
    await this.fetch(shelf, [id]);
    return (lookUp(shelf, id) ?? null) as Doc | null;
  }

  put<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, doc: Doc): void {
    this.change(collection, doc.id, doc);
  }

  delete(collection: CollectionSpec, id: string): void {
    this.change(collection, id, null);
  }

  /** Reads what is hinted and not in hand, once per collection. */
  async prefetch(hints: Iterable<{ readonly collection: CollectionSpec; readonly id: string }>): Promise<void> {
    const missing = new Map<Shelf, Set<string>>();
    for (const { collection, id } of hints) {
      const shelf = this.shelf(collection);
      if (lookUp(shelf, id) !== undefined) continue;
      const ids = missing.get(shelf);
      if (ids) ids.add(id);
      else missing.set(shelf, new Set([id]));
    }
    for (const [shelf, ids] of missing) {
      if (!shelf.prefetched) {
        shelf.prefetched = true;
        shelf.remembered = new RecentMap(this.remembered);
      }
      await this.fetch(shelf, [...ids]);
    }
  }

  /** Number of documents changed since the last `committed` or `reset`. */
  get changes(): number {
    return this.changedDocuments;
  }

  puts(): PutOperation[] {
    const puts: PutOperation[] = [];
    for (const { collection, changed } of this.shelves.values()) {
      for (const doc of changed.values()) if (doc) puts.push({ collection, doc });
    }
    return puts;
  }

  deletes(): DeleteOperation[] {
    const deletes: DeleteOperation[] = [];
    for (const { collection, changed } of this.shelves.values()) {
      for (const [id, doc] of changed) if (doc === null) deletes.push({ collection, id });
    }
    return deletes;
  }

  /** The store now has what the batch changed. */
  committed(): void {
    for (const { remembered, read, changed } of this.shelves.values()) {
      for (const [id, doc] of read) remembered.set(id, doc);
      for (const [id, doc] of changed) remembered.set(id, doc);
      read.clear();
      changed.clear();
    }
    this.changedDocuments = 0;
  }

  /** Forgets the batch, and what the store is thought to have. */
  reset(): void {
    for (const { remembered, read, changed } of this.shelves.values()) {
      remembered.clear();
      read.clear();
      changed.clear();
    }
    this.changedDocuments = 0;
  }

  private shelf(collection: CollectionSpec): Shelf {
    const shelf = this.shelves.get(collection.name);
    if (!shelf) throw new Error(`${collection.name} is not a collection of ${this.projection.name}`);
    return shelf;
  }

  private change(collection: CollectionSpec, id: string, doc: ViewDocument | null): void {
    const { changed } = this.shelf(collection);
    const before = changed.size;
    changed.set(id, doc);
    this.changedDocuments += changed.size - before;
  }

  private async fetch({ collection, read }: Shelf, ids: readonly string[]): Promise<void> {
    try {
      const found = await this.views.load(collection, ids);
      for (const id of ids) read.set(id, found.get(id) ?? null);
    } catch (error) {
      throw new ViewReadFailed(error);
    }
  }
}

const lookUp = ({ changed, read, remembered }: Shelf, id: string): ViewDocument | null | undefined => {
  let doc = changed.get(id);
  if (doc === undefined) doc = read.get(id);
  return doc === undefined ? remembered.get(id) : doc;
};
