import type { RecordedEvent } from '@app/event-store';
import { BufferedViewBatch } from '@app/projections';
import type { Projection } from '@app/projections';
import { InMemoryViewStore } from '@app/read-models';
import type { CollectionSpec, ViewDocument, ViewStore } from '@app/read-models';
import { recordedEvents } from './recorded-events.js';
import type { PlainEvent } from './recorded-events.js';

export interface ExpectedDocument<Doc extends ViewDocument = ViewDocument> {
  readonly collection: CollectionSpec<Doc>;
  readonly id: string;
  /** The complete document, or null for none. */
  readonly doc: Doc | null;
}

export interface ProjectionCase {
  /** Fails the test unless the documents are as expected after each way of applying the events. */
  then<Docs extends readonly ViewDocument[]>(
    ...expected: { readonly [Place in keyof Docs]: ExpectedDocument<Docs[Place]> }
  ): Promise<void>;
}

/**
 * `projectionSpec(p).given([…events]).then({ collection, id, doc }, …)`: each case runs three times. First event by event;
 * then the whole history again over the finished documents, as after a lost checkpoint, which must change nothing; then as
 * a rebuild, in one batch into a fresh version. All must leave the same documents.
 */
export const projectionSpec = (projection: Projection) => ({
  given: (events: readonly PlainEvent[]): ProjectionCase => ({
    then: async (...expected) => {
      const history = recordedEvents(events);
      const collections = projection.collections.map((spec) => ({ spec, version: projection.version }));
      const open = async (build: 'live' | 'bulk'): Promise<ViewStore> => {
        const views: ViewStore = new InMemoryViewStore();
        for (const collection of collections) await views.prepare(collection, build);
        return views;
      };

      const live = await open('live');
      await live.activate(collections, projection.name);
      for (const event of history) await project(projection, live, [event]);
      for (const { collection, id, doc } of expected) {
        expect({ collection: collection.name, id, doc: await live.get(collection, id) }).toEqual({
          collection: collection.name,
          id,
          doc,
        });
      }

      const finished = await contentsOf(projection, live);
      for (const event of history) await project(projection, live, [event]);
      expect({ afterReplay: await contentsOf(projection, live) }).toEqual({ afterReplay: finished });

      const rebuilt = await open('bulk');
      if (history.length > 0) await project(projection, rebuilt, history);
      await rebuilt.activate(collections, projection.name);
      expect({ afterRebuild: await contentsOf(projection, rebuilt) }).toEqual({ afterRebuild: finished });
    },
  }),
});

/** One batch, without a cache from the batch before. */
const project = async (projection: Projection, views: ViewStore, history: readonly RecordedEvent[]): Promise<void> => {
  const batch = new BufferedViewBatch(views, projection, history.length);
  const handlers = new Map(Object.entries(projection.handlers));
  for (const event of history) await handlers.get(event.event.type)?.(event, batch);
  await views.commit({
    position: history.at(-1)!.position,
    puts: batch.puts(),
    deletes: batch.deletes(),
    checkpoints: [],
  });
};

const contentsOf = async (
  projection: Projection,
  views: ViewStore,
): Promise<{ readonly [collection: string]: readonly ViewDocument[] }> => {
  const contents: { [collection: string]: readonly ViewDocument[] } = {};
  for (const collection of projection.collections) {
    contents[collection.name] = (await views.find(collection, { limit: Number.MAX_SAFE_INTEGER })).items;
  }
  return contents;
};
