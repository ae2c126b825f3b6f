import { documentsIn, serviceCodec, serviceProjections } from '@app/composition';
import type { EventStore } from '@app/event-store';
import { ProjectionRunner, type Projection } from '@app/projections';
import { InMemoryViewStore, type ViewDocument, type ViewStore } from '@app/read-models';

const CATCH_UP_MS = 120_000;

/** Every document that readers can see, by collection, by id. */
export type Documents = ReadonlyMap<string, ReadonlyMap<string, ViewDocument>>;

/** The service's collections in a view store, without the positions that a store keeps beside documents. */
export const documentsOf = async (views: ViewStore): Promise<Documents> => {
  const collections = new Map<string, ReadonlyMap<string, ViewDocument>>();
  for (const spec of serviceProjections.flatMap(({ collections: of }) => of)) {
    const documents = new Map<string, ViewDocument>();
    for await (const document of documentsIn(views, spec)) documents.set(document.id, document);
    collections.set(spec.name, documents);
  }
  return collections;
};

export interface BuildOptions {
  readonly views?: ViewStore;
  readonly projections?: readonly Projection[];
  readonly liveBatch?: number;
  readonly rebuildBatch?: number;
  readonly maxChanges?: number;
  readonly cachedDocuments?: number;
}

/**
 * Brings read models to the end of a log; from zero if `views` is empty.
 *
 * @throws Error when a projection stopped on the way
 */
export const buildViews = async (
  events: EventStore,
  { views = new InMemoryViewStore(), projections = serviceProjections, ...sizes }: BuildOptions = {},
): Promise<ViewStore> => {
  const runner = new ProjectionRunner({ eventStore: events, codec: serviceCodec(), views, projections, ...sizes });
  await runner.start();
  const head = await events.head();
  const caughtUp = head === null || (await runner.waitForPosition(head, CATCH_UP_MS));
  const { projections: ended } = await runner.status();
  await runner.stop();
  const stopped = ended.find(({ status }) => status === 'stopped');
  if (stopped) throw new Error(`${stopped.name}: ${stopped.stopped?.reason}`);
  if (!caughtUp) throw new Error('the read models did not reach the end of the log');
  return views;
};
