import type { RecordedEvent } from '@app/event-store';
import type { Projection, ViewBatch } from '@app/projections';
import type { CollectionSpec, ViewDocument, ViewStore } from '@app/read-models';

/** The documents of a projection, stored as JSON text so that nothing is shared. */
export class ProjectedViews implements ViewBatch {
  private readonly documents = new Map<string, Map<string, string>>();

  static async of(projection: Projection, events: Iterable<RecordedEvent>): Promise<ProjectedViews> {
    const views = new ProjectedViews();
    await views.take(projection, events);
    return views;
  }

  async take(projection: Projection, events: Iterable<RecordedEvent>): Promise<void> {
    const handlers = projection.handlers;
    for (const recorded of events) await handlers[recorded.event.type]?.(recorded, this);
  }

  async get<Doc extends ViewDocument>({ name }: CollectionSpec<Doc>, id: string): Promise<Doc | null> {
    const text = this.documents.get(name)?.get(id);
    return text === undefined ? null : (JSON.parse(text) as Doc);
  }

  /** Always empty, so that handlers have to read. */
  peek(): null {
    return null;
  }

  put<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, doc: Doc): void {
    this.docsOf(collection).set(doc.id, JSON.stringify(doc));
  }

  delete(collection: CollectionSpec, id: string): void {
    this.docsOf(collection).delete(id);
  }

  all<Doc extends ViewDocument>({ name }: CollectionSpec<Doc>): readonly Doc[] {
    return [...(this.documents.get(name)?.values() ?? [])].map((text) => JSON.parse(text) as Doc);
  }

  /** Writes all documents to a store and activates them. */
  async serveIn(store: ViewStore, { name, version, collections }: Projection): Promise<void> {
    const versions = collections.map((spec) => ({ spec, version }));
    for (const collection of versions) await store.prepare(collection);
    await store.commit({
      position: 1n,
      puts: versions.flatMap((collection) => this.all(collection.spec).map((doc) => ({ collection, doc }))),
      deletes: [],
      checkpoints: [{ projection: name, version, from: null }],
    });
    await store.activate(versions, name);
  }

  private docsOf({ name }: CollectionSpec): Map<string, string> {
    const docs = this.documents.get(name) ?? new Map<string, string>();
    this.documents.set(name, docs);
    return docs;
  }
}
