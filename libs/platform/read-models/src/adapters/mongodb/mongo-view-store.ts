import { randomUUID } from 'node:crypto';
import { MongoServerError } from 'mongodb';
import type { Collection } from 'mongodb';
import { fieldValuesOf } from '../../port/field-values.js';
import { builtFields, fieldsOf, pagedQueryOf, queryOf } from '../../port/query.js';
import type { PagedQuery } from '../../port/query.js';
import { WriterFenced, FieldNotInActiveVersion, ViewStore } from '../../port/view-store.js';
import type {
  CollectionSpec,
  CollectionVersion,
  FieldValue,
  FindOptions,
  ProjectionCheckpoint,
  ViewCommit,
  ViewDocument,
  ViewPage,
} from '../../port/view-store.js';
import { applyWrites, writesOf } from './document-writes.js';
import { FencedStateWriter } from './fenced-state-writer.js';
import { translateMongoErrors } from './mongo-connection.js';
import type { MongoConnection } from './mongo-connection.js';
import { BatchJournal } from './batch-journal.js';
import { VIEW_DOCUMENTS, checkpointsAfter, discarding, findBuild, newBuild, activating } from './read-models-state.js';
import type { BuiltCollection, PendingBatch, ReadModelsState } from './read-models-state.js';
import { filterOf, indexesOf, pageFilterOf, sortOf } from './view-filters.js';
import type { StoredView } from './view-filters.js';

/** What a commit without transaction has just done, in this order; `applied` once for each piece of the batch. */
export type JournalStep = 'kept' | 'decided' | 'applied' | 'moved';

export interface MongoViewStoreOptions {
  /** Stays open when the store is closed: it may serve others. */
  readonly connection: MongoConnection;
  /** Of the lease that is held: the store may write. Left out by readers. */
  readonly token?: bigint;
  /** Whether a commit is one transaction. Default: what the server can do. */
  readonly transactions?: boolean;
  /** Called between the steps of a commit without transaction, for tests that stop it there. */
  readonly onStep?: (step: JournalStep) => Promise<void>;
}

/** What a reader knows of the state. */
type Catalogue = Pick<ReadModelsState, 'collections' | 'journalled'>;

/**
 * Read models in MongoDB: one collection per version and build, and one document that says which there are, which are in
 * service and where the checkpoints stand.
 *
 * A commit is one transaction. Where the server has none (a single mongod outside of a replica set) the batch is written
 * down first, then decided by one change of the state, then applied; whoever opens the store next finishes what was
 * decided. The outcome is the same, but readers may meanwhile see documents of the batch and not yet others.
 *
 * A writer is bound to the token of its lease. Once a writer with a newer token was opened, or the state was wiped, every
 * write of the older one throws WriterFenced. What it had under way changes nothing any more, or what the newer one would
 * have written as well.
 *
 * Everything that needs the server throws ReadModelsUnavailable when it cannot be had.
 */
export class MongoViewStore extends ViewStore {
  private readonly states: Collection<ReadModelsState>;
  private readonly pendingWrites: BatchJournal;
  private held: FencedStateWriter | null = null;
  private known: Catalogue = NOTHING_BUILT;

  private constructor(
    private readonly connection: MongoConnection,
    private readonly onStep: (step: JournalStep) => Promise<void>,
  ) {
    super();
    this.states = connection.collection('read-models');
    this.pendingWrites = new BatchJournal(connection.collection('batch-journal'));
  }

  /**
   * A reader is opened without asking the server. A writer finishes what the one before it left undone.
   *
   * @throws WriterFenced when a writer with a newer token was opened before; ReadModelsUnavailable
   */
  static async open({
    connection,
    token,
    transactions,
    onStep = async () => undefined,
  }: MongoViewStoreOptions): Promise<MongoViewStore> {
    const store = new MongoViewStore(connection, onStep);
    if (token !== undefined) {
      await translateMongoErrors(async () =>
        store.hold(token, !(transactions ?? (await connection.hasTransactions()))),
      );
    }
    return store;
  }

  async prepare(collection: CollectionVersion, build: 'live' | 'bulk' = 'live'): Promise<void> {
    const { spec, version } = collection;
    const held = this.writer();
    const built = await held.runExclusive(async () => {
      const found = findBuild(held.current, collection);
      if (found && found.fields.join() !== builtFields(spec).join()) {
        throw new Error(`${spec.name} version ${version} was built with other fields: raise its version`);
      }
      const entry = found ?? newBuild(collection);
      if (!found) await held.change({ collections: [...held.current.collections, entry] });
      return entry;
    });
    await translateMongoErrors(async () => {
      await this.createDocuments(built);
      if (build === 'live') await this.index(spec, built);
    });
  }

  async activeVersion(collection: string): Promise<number | null> {
    return translateMongoErrors(async () => servedIn(await this.refreshed(), collection)?.version ?? null);
  }

  async activate(collections: readonly CollectionVersion[], projection: string): Promise<void> {
    const held = this.writer();
    for (const collection of collections) await this.prepare(collection);
    await held.runExclusive(async () => {
      await held.change(activating(held.current, collections, projection));
      await this.dropOrphanedCollections(held);
    });
  }

  async discard(collections: readonly CollectionVersion[], projection: string): Promise<void> {
    const held = this.writer();
    await held.runExclusive(async () => {
      await held.change(discarding(held.current, collections, projection));
      await this.dropOrphanedCollections(held);
    });
  }

  async checkpoint(projection: string, version: number): Promise<bigint | null> {
    const all = await this.checkpoints();
    return all.find((each) => each.projection === projection && each.version === version)?.position ?? null;
  }

  async checkpoints(): Promise<readonly ProjectionCheckpoint[]> {
    // A writer whose last commit failed has to know first whether it was decided.
    if (this.held) return this.held.runExclusive(async () => this.held!.current.checkpoints);
    return (await translateMongoErrors(() => this.states.findOne({ _id: 'state' })))?.checkpoints ?? [];
  }

  async commit(batch: ViewCommit): Promise<void> {
    const held = this.writer();
    await held.runExclusive(async () => {
      const { position } = batch;
      const checkpoints = checkpointsAfter(held.current.checkpoints, batch);
      const writes = writesOf(batch, (collection) => this.built(held, collection).documents);
      if (!held.current.journalled) {
        const { db } = this.connection;
        await held.changeInTransaction(() => applyWrites(db, writes, position, held.session), { checkpoints });
        return;
      }
      const pending = { id: randomUUID(), position, checkpoints };
      await this.pendingWrites.append(pending.id, writes);
      await this.onStep('kept');
      await held.change({ pending });
      await this.onStep('decided');
      await this.finish(held, pending).catch((error: unknown) => {
        // The batch is decided, so the newer holder finishes it.
        if (!(error instanceof WriterFenced)) throw error;
      });
    });
  }

  async load<Doc extends ViewDocument>(
    collection: CollectionVersion<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    const built = this.built(this.writer(), collection);
    return translateMongoErrors(() => this.documents<Doc>(built, ids));
  }

  async get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null> {
    return (await this.getMany(collection, [id])).get(id) ?? null;
  }

  async getMany<Doc extends ViewDocument>(
    collection: CollectionSpec<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    const none = new Map<string, Doc>();
    return this.reading(
      collection,
      [],
      (built) => this.documents<Doc>(built, ids),
      (found) => found.size === 0,
      none,
    );
  }

  async find<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, options: FindOptions): Promise<ViewPage<Doc>> {
    const query = pagedQueryOf(collection, options);
    return this.reading(
      collection,
      fieldsOf(query),
      (built) => this.page<Doc>(collection, built, query),
      ({ items }) => items.length === 0,
      { items: [], next: null },
    );
  }

  async count(collection: CollectionSpec, options: Pick<FindOptions, 'where' | 'search'>): Promise<number> {
    const query = queryOf(collection, options);
    return this.reading(
      collection,
      fieldsOf(query),
      (built) => this.views(built).countDocuments(filterOf(query)),
      (count) => count === 0,
      0,
    );
  }

  /** Lets the write in hand finish. */
  async close(): Promise<void> {
    const { held } = this;
    await held?.runExclusive(() => held.session.endSession()).catch(() => undefined);
  }

  private async hold(token: bigint, journalled: boolean): Promise<void> {
    const held: FencedStateWriter = await FencedStateWriter.acquire(
      this.states,
      this.connection.session(),
      token,
      journalled,
      (pending) => this.finish(held, pending),
    );
    await held.runExclusive(async () => {
      await this.pendingWrites.removeAll();
      await this.dropOrphanedCollections(held);
    });
    this.held = held;
  }

  private writer(): FencedStateWriter {
    if (!this.held) throw new Error('the read models were opened without the token of a lease: they can only be read');
    return this.held;
  }

  private built(held: FencedStateWriter, collection: CollectionVersion): BuiltCollection {
    const built = findBuild(held.current, collection);
    if (!built) throw new Error(`${collection.spec.name} version ${collection.version} is not prepared`);
    return built;
  }

  private views({ documents }: BuiltCollection): Collection<StoredView> {
    return this.connection.collection(documents);
  }

  /** Applies a decided batch, from wherever somebody stopped in it. */
  private async finish(held: FencedStateWriter, { id, position, checkpoints }: PendingBatch): Promise<void> {
    for await (const writes of this.pendingWrites.of(id)) {
      await applyWrites(this.connection.db, writes, position, null);
      await this.onStep('applied');
    }
    await held.change({ checkpoints, pending: null });
    await this.onStep('moved');
    await this.pendingWrites.remove(id);
  }

  private async createDocuments({ documents }: BuiltCollection): Promise<void> {
    try {
      await this.connection.db.createCollection(documents);
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
    }
  }

  /** Indexes may change within a version: they hold nothing the documents do not. */
  private async index(spec: CollectionSpec, built: BuiltCollection): Promise<void> {
    const views = this.views(built);
    const declared = indexesOf(spec);
    for (const { name } of await views.indexes()) {
      if (name !== '_id_' && !declared.some((index) => index.name === name)) await views.dropIndex(name!);
    }
    if (declared.length > 0) await views.createIndexes([...declared]);
  }

  /** Drops the documents of versions that are gone, and what an old holder may have written to them since. */
  private async dropOrphanedCollections(held: FencedStateWriter): Promise<void> {
    const { db } = this.connection;
    const kept = new Set(held.current.collections.map(({ documents }) => documents));
    for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
      if (VIEW_DOCUMENTS.test(name) && !kept.has(name)) await db.collection(name).drop();
    }
  }

  /**
   * The answer of the version in service.
   *
   * Which one that is stands in memory. A version that was replaced is dropped, and a dropped collection answers like an
   * empty one or fails: only then the state is asked, and when it names another version, that one. Where an old holder
   * may still write to what was dropped, the state is asked after every answer.
   */
  private reading<Answer>(
    spec: CollectionSpec,
    fields: readonly string[],
    ask: (built: BuiltCollection) => Promise<Answer>,
    isEmpty: (answer: Answer) => boolean,
    nothing: Answer,
  ): Promise<Answer> {
    return translateMongoErrors(async () => {
      for (let built = servedIn(this.known, spec.name); ;) {
        const [outcome] = await Promise.allSettled([answerOf(spec, fields, built, ask, nothing)]);
        const isSure = outcome.status === 'fulfilled' && !isEmpty(outcome.value) && !this.known.journalled;
        const served = isSure ? built : servedIn(await this.refreshed(), spec.name);
        if (served?.documents !== built?.documents) built = served;
        else if (outcome.status === 'fulfilled') return outcome.value;
        else throw outcome.reason;
      }
    });
  }

  private async refreshed(): Promise<Catalogue> {
    const projection = { collections: 1, journalled: 1 };
    this.known = (await this.states.findOne({ _id: 'state' }, { projection })) ?? NOTHING_BUILT;
    return this.known;
  }

  private async documents<Doc extends ViewDocument>(
    built: BuiltCollection,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    if (ids.length === 0) return new Map();
    // Room for one more than there can be lets the server end the cursor with its first answer.
    const stored = await this.views(built)
      .find({ _id: { $in: [...ids] }, doc: { $exists: true } }, { projection: { doc: 1 }, batchSize: ids.length + 1 })
      .toArray();
    return new Map(stored.map(({ _id, doc }) => [_id, JSON.parse(doc!) as Doc]));
  }

  private async page<Doc extends ViewDocument>(
    spec: CollectionSpec,
    built: BuiltCollection,
    query: PagedQuery,
  ): Promise<ViewPage<Doc>> {
    // One more than the page tells that another page follows.
    const limit = query.limit + 1;
    const stored = await this.views(built)
      .find(pageFilterOf(query), { projection: { doc: 1 }, sort: sortOf(query), limit, batchSize: limit })
      .toArray();
    const items = stored.slice(0, query.limit).map(({ doc }) => JSON.parse(doc!) as Doc);
    return { items, next: stored.length > query.limit ? keysetOf(spec, query, items.at(-1)!) : null };
  }
}

const NOTHING_BUILT: Catalogue = { collections: [], journalled: false };

const NAMESPACE_EXISTS = 48;

const servedIn = ({ collections }: Catalogue, name: string): BuiltCollection | undefined =>
  collections.find((each) => each.name === name && each.served);

const answerOf = async <Answer>(
  spec: CollectionSpec,
  fields: readonly string[],
  built: BuiltCollection | undefined,
  ask: (built: BuiltCollection) => Promise<Answer>,
  nothing: Answer,
): Promise<Answer> => {
  if (!built) return nothing;
  for (const field of fields) if (!built.fields.includes(field)) throw new FieldNotInActiveVersion(spec.name, field);
  return ask(built);
};

const keysetOf = (spec: CollectionSpec, query: PagedQuery, doc: ViewDocument): readonly FieldValue[] => {
  const values = fieldValuesOf(spec, doc);
  const fields = Object.keys(spec.fields);
  return [...query.sort.map(({ field }) => values[fields.indexOf(field)]!), doc.id];
};
