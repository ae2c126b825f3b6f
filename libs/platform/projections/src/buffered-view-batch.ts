import { LRUCache } from 'lru-cache';
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

/** A document in hand: null when it is known to be missing, or deleted by the batch. */
interface Held {
  doc: ViewDocument | null;
  /** Put or deleted by the batch; else read by it. */
  changed: boolean;
}

interface Shelf {
  readonly collection: CollectionVersion;
  /** What the batch read or changed. */
  readonly held: Map<string, Held>;
  /**
   * Documents of earlier batches as the store has them, null for one known to be missing. Undefined until a document is
   * asked for: what is only ever written need not be remembered.
   */
  remembered?: LRUCache<string, Held>;
}

/**
 * The documents of one projection version: what a batch changed, over what it read, over a bounded memory of earlier
 * batches, over the store. A document handed out is shared with later handlers: to change one, put a new object.
 */
export class BufferedViewBatch implements ViewBatch {
  private readonly shelves: ReadonlyMap<string, Shelf>;
  private changedDocuments = 0;

  /**
   * `remembered`: how many documents per collection, those used last, are kept from batch to batch; twenty times as many
   * where they are asked for before any was prefetched, as sums are: small, often changed, and fetched one by one.
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
          held: new Map(),
        },
      ]),
    );
  }

  peek<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Doc | null {
    const shelf = this.shelf(collection);
    shelf.remembered ??= new LRUCache({ max: 20 * this.remembered });
    return (lookUp(shelf, id) ?? null) as Doc | null;
  }

  async get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null> {
    const shelf = this.shelf(collection);
    if (lookUp(shelf, id) === undefined) await this.fetch(shelf, [id]);
    return this.peek(collection, id);
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
      shelf.remembered ??= new LRUCache({ max: this.remembered });
      await this.fetch(shelf, [...ids]);
    }
  }

  /** Number of documents changed since the last `committed` or `reset`. */
  get changes(): number {
    return this.changedDocuments;
  }

  puts(): PutOperation[] {
    const puts: PutOperation[] = [];
    for (const { collection, held } of this.shelves.values()) {
      for (const { doc, changed } of held.values()) if (changed && doc) puts.push({ collection, doc });
    }
    return puts;
  }

  deletes(): DeleteOperation[] {
    const deletes: DeleteOperation[] = [];
    for (const { collection, held } of this.shelves.values()) {
      for (const [id, { doc, changed }] of held) if (changed && doc === null) deletes.push({ collection, id });
    }
    return deletes;
  }

  /** The store now has what the batch changed. */
  committed(): void {
    for (const { remembered, held } of this.shelves.values()) {
      if (remembered) for (const [id, document] of held) remembered.set(id, document);
      held.clear();
    }
    this.changedDocuments = 0;
  }

  /** Forgets the batch, and what the store is thought to have. */
  reset(): void {
    for (const { remembered, held } of this.shelves.values()) {
      remembered?.clear();
      held.clear();
    }
    this.changedDocuments = 0;
  }

  private shelf(collection: CollectionSpec): Shelf {
    const shelf = this.shelves.get(collection.name);
    if (!shelf) throw new Error(`${collection.name} is not a collection of ${this.projection.name}`);
    return shelf;
  }

  private change(collection: CollectionSpec, id: string, doc: ViewDocument | null): void {
    const { held } = this.shelf(collection);
    const inHand = held.get(id);
    if (!inHand?.changed) this.changedDocuments += 1;
    if (!inHand) {
      held.set(id, { doc, changed: true });
      return;
    }
    inHand.doc = doc;
    inHand.changed = true;
  }

  private async fetch({ collection, held }: Shelf, ids: readonly string[]): Promise<void> {
    try {
      const found = await this.views.load(collection, ids);
      for (const id of ids) if (!held.has(id)) held.set(id, { doc: found.get(id) ?? null, changed: false });
    } catch (error) {
      throw new ViewReadFailed(error);
    }
  }
}

const lookUp = ({ held, remembered }: Shelf, id: string): ViewDocument | null | undefined =>
  (held.get(id) ?? remembered?.get(id))?.doc;
