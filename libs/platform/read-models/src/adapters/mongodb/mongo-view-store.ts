import { randomUUID } from 'node:crypto';
import { MongoError, MongoErrorLabel, MongoServerError, MongoServerSelectionError } from 'mongodb';
import { Backoff } from '@app/retry';
import type { ClientSession, Collection } from 'mongodb';
import { fieldValuesOf } from '../../port/field-values.js';
import { builtFields, fieldsOf, pagedQueryOf, queryOf } from '../../port/query.js';
import type { PagedQuery } from '../../port/query.js';
import {
  FieldNotInActiveVersion,
  NoActiveVersion,
  ReadModelsUnavailable,
  ViewStore,
  WriterFenced,
} from '../../port/view-store.js';
import type {
  CollectionSpec,
  CollectionVersion,
  FieldValue,
  FindOptions,
  ProjectionCheckpoint,
  ViewCommit,
  ViewDocument,
  ViewPage,
  ViewReader,
} from '../../port/view-store.js';
import { BatchJournal } from './batch-journal.js';
import { applyWrites, writesOf } from './document-writes.js';
import type { DocumentWrite } from './document-writes.js';
import { assertOfLog, FencedStateWriter } from './fenced-state-writer.js';
import { translateMongoErrors } from './mongo-connection.js';
import type { MongoConnection } from './mongo-connection.js';
import { VIEW_DOCUMENTS, checkpointsAfter, discarding, findBuild, newBuild, activating } from './read-models-state.js';
import type { BuiltCollection, PendingBatch, ReadModelsState } from './read-models-state.js';
import { filterOf, indexesOf, pageFilterOf, sortOf } from './view-filters.js';
import type { StoredView } from './view-filters.js';

/** The phases of a commit without transaction, in this order; `applied` repeats for each chunk of the batch. */
export type JournalStep = 'journalled' | 'committed' | 'applied' | 'checkpointed';

export interface MongoViewStoreOptions {
  /** Stays open when the store is closed: other stores may use it. */
  readonly connection: MongoConnection;
  /** Fencing token of the held lease: the store may write. Readers omit it. */
  readonly token?: bigint;
  /** Identity of the log. A writer refuses the read models of another one; without it nothing is compared. */
  readonly log?: string;
  /** Whether a commit is one transaction. Default: whether the server has transactions. */
  readonly transactions?: boolean;
  /** Called after each phase of a commit without transaction, for tests that stop it there. */
  readonly onStep?: (step: JournalStep) => Promise<void>;
}

/** The part of the state that a reader needs. */
type Catalogue = Pick<ReadModelsState, 'collections' | 'journalled'>;

/** The part of the state that a reader of one moment needs. */
type MomentState = Pick<ReadModelsState, 'collections' | 'checkpoints'>;

/** A question to the active version of a collection. */
interface ActiveQuery<Answer> {
  readonly collection: CollectionSpec;
  readonly fields: readonly string[];
  readonly run: (views: Collection<StoredView>, session: ClientSession | null) => Promise<Answer>;
  /** Whether a dropped collection would answer the same. */
  readonly isEmpty: (answer: Answer) => boolean;
}

type Ask = <Answer>(query: ActiveQuery<Answer>) => Promise<Answer>;

/**
 * Pauses between attempts to read one moment: of a server without transactions, when a batch came in between; of others, when
 * the server asks to repeat. An attempt takes a few round trips, and so does a batch.
 */
const MOMENT_RETRY_DELAYS_MS = [0, 2, 5, 10, 20, 40, 80, 160, 320, 640];

/**
 * Read models in MongoDB: one collection per version and build, and one document that names the versions, the active ones
 * and the checkpoints.
 *
 * A commit is one transaction. On a server without transactions (a single mongod outside of a replica set) the batch is
 * first written to a journal, then committed by one change of the state, then applied; the next writer finishes a batch that
 * was committed. The outcome is the same, but meanwhile readers may see some documents of the batch and not yet others; `atOneMoment` reads
 * until no batch came in between.
 *
 * A writer is bound to the fencing token of its lease. Once a writer with a newer token was opened, or the state was wiped,
 * every write of the older one throws WriterFenced. Its requests still under way change nothing, or write what the newer
 * writer would have written as well.
 *
 * Everything that needs the server throws ReadModelsUnavailable when it cannot be reached.
 */
export class MongoViewStore extends ViewStore {
  private readonly states: Collection<ReadModelsState>;
  private readonly journal: BatchJournal;
  private writer: FencedStateWriter | null = null;
  private catalogue: Catalogue = NOTHING_BUILT;
  private readonly reader = new ActiveReader((query) => this.query(query));

  private constructor(
    private readonly connection: MongoConnection,
    private readonly onStep: (step: JournalStep) => Promise<void>,
  ) {
    super();
    this.states = connection.collection('read-models');
    this.journal = new BatchJournal(connection.collection('batch-journal'));
  }

  /**
   * Opens a reader without a request to the server. A writer first finishes what the one before it left unfinished.
   *
   * @throws WriterFenced when a writer with a newer token was opened before; ReadModelsOfAnotherLog; ReadModelsUnavailable
   */
  static async open({
    connection,
    token,
    log,
    transactions,
    onStep = async () => undefined,
  }: MongoViewStoreOptions): Promise<MongoViewStore> {
    const store = new MongoViewStore(connection, onStep);
    if (token !== undefined) {
      await translateMongoErrors(async () =>
        store.acquireState(token, !(transactions ?? (await connection.hasTransactions())), log),
      );
    }
    return store;
  }

  async prepare(collection: CollectionVersion, build: 'live' | 'bulk' = 'live'): Promise<void> {
    const { spec, version } = collection;
    const writer = this.requireWriter();
    const built = await writer.runExclusive(async () => {
      const found = findBuild(writer.current, collection);
      if (found && found.fields.join() !== builtFields(spec).join()) {
        throw new Error(`${spec.name} version ${version} was built with other fields: raise its version`);
      }
      const entry = found ?? newBuild(collection);
      if (!found) await writer.change({ collections: [...writer.current.collections, entry] });
      return entry;
    });
    await translateMongoErrors(async () => {
      await this.createCollection(built);
      if (build === 'live') await this.createIndexes(spec, built);
    });
  }

  async activeVersion(collection: string): Promise<number | null> {
    return translateMongoErrors(async () => activeIn(await this.reloadCatalogue(), collection)?.version ?? null);
  }

  async activate(collections: readonly CollectionVersion[], projection: string): Promise<void> {
    const writer = this.requireWriter();
    for (const collection of collections) await this.prepare(collection);
    await writer.runExclusive(async () => {
      await writer.change({ ...activating(writer.current, collections, projection), shown: shownNext(writer.current) });
      await this.dropOrphanedCollections(writer);
    });
  }

  async discard(collections: readonly CollectionVersion[], projection: string): Promise<void> {
    const writer = this.requireWriter();
    await writer.runExclusive(async () => {
      await writer.change(discarding(writer.current, collections, projection));
      await this.dropOrphanedCollections(writer);
    });
  }

  /** @throws ReadModelsOfAnotherLog, ReadModelsUnavailable */
  async assertOfLog(log: string): Promise<void> {
    await translateMongoErrors(() => assertOfLog(this.states, log));
  }

  async checkpoint(projection: string, version: number): Promise<bigint | null> {
    return checkpointIn(await this.checkpoints(), projection, version);
  }

  async checkpoints(): Promise<readonly ProjectionCheckpoint[]> {
    const { writer } = this;
    // A writer whose last commit failed first has to learn its outcome.
    if (writer) return writer.runExclusive(async () => writer.current.checkpoints);
    return (await translateMongoErrors(() => this.states.findOne({ _id: 'state' })))?.checkpoints ?? [];
  }

  async commit(batch: ViewCommit): Promise<void> {
    const writer = this.requireWriter();
    await writer.runExclusive(async () => {
      const { position } = batch;
      const checkpoints = checkpointsAfter(writer.current.checkpoints, batch);
      const writes = writesOf(batch, (collection) => this.built(writer, collection).documents);
      if (writer.current.journalled) {
        const shows = writer.current.collections.some(
          ({ served, documents }) => served && writes.some((write) => write.documents === documents),
        );
        await this.commitByJournal(writer, writes, { id: randomUUID(), position, checkpoints, shows });
      } else {
        const apply = (): Promise<void> => applyWrites(this.connection.db, writes, position, writer.session);
        await writer.changeInTransaction(apply, { checkpoints });
      }
    });
  }

  async load<Doc extends ViewDocument>(
    collection: CollectionVersion<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    const views = this.views(this.built(this.requireWriter(), collection));
    return translateMongoErrors(() => documentsOf<Doc>(views, ids, null));
  }

  async get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null> {
    return this.reader.get(collection, id);
  }

  async getMany<Doc extends ViewDocument>(
    collection: CollectionSpec<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    return this.reader.getMany(collection, ids);
  }

  async find<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, options: FindOptions): Promise<ViewPage<Doc>> {
    return this.reader.find(collection, options);
  }

  async count(collection: CollectionSpec, options: Pick<FindOptions, 'where' | 'search'>): Promise<number> {
    return this.reader.count(collection, options);
  }

  async atOneMoment<Answer>(read: (views: ViewReader) => Promise<Answer>): Promise<Answer> {
    return translateMongoErrors(async () => {
      const backoff = new Backoff(MOMENT_RETRY_DELAYS_MS);
      do {
        const state = await this.states.findOne({ _id: 'state' });
        const attempt = await (state && !state.journalled ? this.inSnapshot(read) : this.whileUnchanged(state, read));
        if (attempt) return attempt.answer;
      } while (await backoff.wait());
      throw new ReadModelsUnavailable('the read models changed each time while one moment of them was read');
    });
  }

  /** Finishes the current write. */
  async close(): Promise<void> {
    const { writer } = this;
    await writer?.runExclusive(() => writer.session.endSession()).catch(() => undefined);
  }

  private async acquireState(token: bigint, journalled: boolean, log: string | undefined): Promise<void> {
    const writer = await FencedStateWriter.acquire(
      this.states,
      this.connection.session(),
      token,
      journalled,
      log,
      (current, batch) => this.applyJournalled(current, batch),
    );
    await writer.runExclusive(async () => {
      await this.journal.removeAll();
      await this.dropOrphanedCollections(writer);
    });
    this.writer = writer;
  }

  private requireWriter(): FencedStateWriter {
    if (!this.writer)
      throw new Error('the read models were opened without the token of a lease: they can only be read');
    return this.writer;
  }

  private built(writer: FencedStateWriter, collection: CollectionVersion): BuiltCollection {
    const built = findBuild(writer.current, collection);
    if (!built) throw new Error(`${collection.spec.name} version ${collection.version} is not prepared`);
    return built;
  }

  private views({ documents }: BuiltCollection): Collection<StoredView> {
    return this.connection.collection(documents);
  }

  private async commitByJournal(
    writer: FencedStateWriter,
    writes: readonly DocumentWrite[],
    pending: PendingBatch,
  ): Promise<void> {
    await this.journal.append(pending.id, writes);
    await this.onStep('journalled');
    await writer.change({ pending, ...(pending.shows && { shown: shownNext(writer.current) }) });
    await this.onStep('committed');
    try {
      await this.applyJournalled(writer, pending);
    } catch (error) {
      // The batch is committed, so the newer writer applies it.
      if (!(error instanceof WriterFenced)) throw error;
    }
  }

  /** Applies a committed batch, of which an earlier attempt may have applied a part. */
  private async applyJournalled(writer: FencedStateWriter, { id, position, checkpoints }: PendingBatch): Promise<void> {
    for await (const writes of this.journal.of(id)) {
      await applyWrites(this.connection.db, writes, position, null);
      await this.onStep('applied');
    }
    await writer.change({ checkpoints, pending: null });
    await this.onStep('checkpointed');
    await this.journal.remove(id);
  }

  private async createCollection({ documents }: BuiltCollection): Promise<void> {
    try {
      await this.connection.db.createCollection(documents);
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
    }
  }

  /** Indexes may change within a version: they are derived from the documents. */
  private async createIndexes(spec: CollectionSpec, built: BuiltCollection): Promise<void> {
    const views = this.views(built);
    const declared = indexesOf(spec);
    for (const { name } of await views.indexes()) {
      if (name !== '_id_' && !declared.some((index) => index.name === name)) await views.dropIndex(name!);
    }
    if (declared.length > 0) await views.createIndexes([...declared]);
  }

  /** Drops the documents of versions that are gone, and what a fenced writer may have written to them since. */
  private async dropOrphanedCollections(writer: FencedStateWriter): Promise<void> {
    const { db } = this.connection;
    const built = new Set(writer.current.collections.map(({ documents }) => documents));
    for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
      if (VIEW_DOCUMENTS.test(name) && !built.has(name)) await db.collection(name).drop();
    }
  }

  /**
   * Queries the active version.
   *
   * The catalogue is cached. A version that was replaced is dropped, and a dropped collection looks empty or fails. So after
   * an empty or failed answer the catalogue is read again, and the query repeats if it names another version. Without
   * transactions a fenced writer may still write to a dropped collection; there the catalogue is read after every answer.
   */
  private query<Answer>(query: ActiveQuery<Answer>): Promise<Answer> {
    const { name } = query.collection;
    return translateMongoErrors(async () => {
      for (let active = activeIn(this.catalogue, name); ;) {
        const answer = active && this.answerOf(query, active, null);
        if (answer && (await isFound(query, answer)) && !this.catalogue.journalled) return answer;
        const current = activeIn(await this.reloadCatalogue(), name);
        if (current?.documents === active?.documents) {
          if (!answer) throw new NoActiveVersion(name);
          return answer;
        }
        active = current;
      }
    });
  }

  private async reloadCatalogue(): Promise<Catalogue> {
    const projection = { collections: 1, journalled: 1 };
    this.catalogue = (await this.states.findOne({ _id: 'state' }, { projection })) ?? NOTHING_BUILT;
    return this.catalogue;
  }

  /** Without transactions: an answer counts if no batch was being applied before it that readers see, and none came since. */
  private async whileUnchanged<Answer>(
    state: ReadModelsState | null,
    read: (views: ViewReader) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer } | null> {
    if (state?.pending?.shows) return null;
    // The checkpoints of this state are those of its documents: a batch that readers see would have been applied first.
    const answer = read(new MomentReader(state ?? NOTHING_BUILT, this.asking(state ?? NOTHING_BUILT, null)));
    // What it throws counts as little as what it returns if the state has changed.
    await Promise.allSettled([answer]);
    const after = await this.states.findOne({ _id: 'state' }, { projection: { shown: 1 } });
    if (after?.shown !== state?.shown) return null;
    return { answer: await answer };
  }

  /** In a transaction, whose snapshot begins with its first query. It changes nothing, so it is never committed. */
  private async inSnapshot<Answer>(
    read: (views: ViewReader) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer } | null> {
    const session = this.connection.session();
    try {
      session.startTransaction({ readConcern: { level: 'snapshot' } });
      const state = (await this.states.findOne({ _id: 'state' }, { session })) ?? NOTHING_BUILT;
      return { answer: await read(new MomentReader(state, oneAtATime(this.asking(state, session)))) };
    } catch (error) {
      const isTransient = error instanceof MongoError && error.hasErrorLabel(MongoErrorLabel.TransientTransactionError);
      if (!isTransient) throw error;
      return null;
    } finally {
      if (session.inTransaction()) await session.abortTransaction();
      await session.endSession();
    }
  }

  /** Asks the versions that were active in this state. */
  private asking(state: MomentState, session: ClientSession | null): Ask {
    return async (query) => {
      const { name } = query.collection;
      const active = activeIn(state, name);
      if (!active) throw new NoActiveVersion(name);
      return this.answerOf(query, active, session);
    };
  }

  /** @throws FieldNotInActiveVersion */
  private async answerOf<Answer>(
    { collection, fields, run }: ActiveQuery<Answer>,
    active: BuiltCollection,
    session: ClientSession | null,
  ): Promise<Answer> {
    for (const field of fields) {
      if (!active.fields.includes(field)) throw new FieldNotInActiveVersion(collection.name, field);
    }
    return run(this.views(active), session);
  }
}

/** Reads active versions by asking for them. */
class ActiveReader implements Pick<ViewReader, 'get' | 'getMany' | 'find' | 'count'> {
  constructor(private readonly ask: Ask) {}

  async get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null> {
    return (await this.getMany(collection, [id])).get(id) ?? null;
  }

  async getMany<Doc extends ViewDocument>(
    collection: CollectionSpec<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    return this.ask<ReadonlyMap<string, Doc>>({
      collection,
      fields: [],
      run: (views, session) => documentsOf<Doc>(views, ids, session),
      isEmpty: (found) => found.size === 0,
    });
  }

  async find<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, options: FindOptions): Promise<ViewPage<Doc>> {
    const query = pagedQueryOf(collection, options);
    return this.ask<ViewPage<Doc>>({
      collection,
      fields: fieldsOf(query),
      run: (views, session) => pageOf<Doc>(collection, views, query, session),
      isEmpty: ({ items }) => items.length === 0,
    });
  }

  async count(collection: CollectionSpec, options: Pick<FindOptions, 'where' | 'search'>): Promise<number> {
    const query = queryOf(collection, options);
    return this.ask({
      collection,
      fields: fieldsOf(query),
      run: (views, session) => views.countDocuments(filterOf(query), session ? { session } : {}),
      isEmpty: (count) => count === 0,
    });
  }
}

/** Reads active versions, and what the state of one moment says of them. */
class MomentReader extends ActiveReader implements ViewReader {
  constructor(
    private readonly state: MomentState,
    ask: Ask,
  ) {
    super(ask);
  }

  async activeVersion(collection: string): Promise<number | null> {
    return activeIn(this.state, collection)?.version ?? null;
  }

  async checkpoint(projection: string, version: number): Promise<bigint | null> {
    return checkpointIn(this.state.checkpoints, projection, version);
  }
}

/** A session runs one query at a time. */
const oneAtATime = (ask: Ask): Ask => {
  let last: Promise<unknown> = Promise.resolve();
  return (query) => {
    const answer = last.then(() => ask(query));
    last = answer.catch(() => undefined);
    return answer;
  };
};

const documentsOf = async <Doc extends ViewDocument>(
  views: Collection<StoredView>,
  ids: readonly string[],
  session: ClientSession | null,
): Promise<ReadonlyMap<string, Doc>> => {
  if (ids.length === 0) return new Map();
  // A batch size above the largest possible result lets the server close the cursor with its first answer.
  const stored = await views
    .find(
      { _id: { $in: [...ids] }, doc: { $exists: true } },
      { projection: { doc: 1 }, batchSize: ids.length + 1, ...(session && { session }) },
    )
    .toArray();
  return new Map(stored.map(({ _id, doc }) => [_id, JSON.parse(doc!) as Doc]));
};

const pageOf = async <Doc extends ViewDocument>(
  spec: CollectionSpec,
  views: Collection<StoredView>,
  query: PagedQuery,
  session: ClientSession | null,
): Promise<ViewPage<Doc>> => {
  // One document more than the page shows whether another page follows.
  const limit = query.limit + 1;
  const stored = await views
    .find(pageFilterOf(query), {
      projection: { doc: 1 },
      sort: sortOf(query),
      limit,
      batchSize: limit,
      ...(session && { session }),
    })
    .toArray();
  const items = stored.slice(0, query.limit).map(({ doc }) => JSON.parse(doc!) as Doc);
  return { items, next: stored.length > query.limit ? keysetOf(spec, query, items.at(-1)!) : null };
};

const NOTHING_BUILT: Catalogue & MomentState = { collections: [], checkpoints: [], journalled: false };

/** While versions are only being built, readers see no change. */
const shownNext = ({ shown = 0n }: ReadModelsState): bigint => shown + 1n;

const NAMESPACE_EXISTS = 48;

const activeIn = ({ collections }: Pick<Catalogue, 'collections'>, name: string): BuiltCollection | undefined =>
  collections.find((each) => each.name === name && each.served);

const checkpointIn = (all: readonly ProjectionCheckpoint[], projection: string, version: number): bigint | null =>
  all.find((each) => each.projection === projection && each.version === version)?.position ?? null;

/** False also for an answer that failed, unless the server is away: asking it more would only take as long again. */
const isFound = <Answer>({ isEmpty }: ActiveQuery<Answer>, answer: Promise<Answer>): Promise<boolean> =>
  answer.then(
    (found) => !isEmpty(found),
    (error: unknown) => {
      if (error instanceof MongoServerSelectionError) throw error;
      return false;
    },
  );

const keysetOf = (spec: CollectionSpec, query: PagedQuery, doc: ViewDocument): readonly FieldValue[] => {
  const values = fieldValuesOf(spec, doc);
  const fields = Object.keys(spec.fields);
  return [...query.sort.map(({ field }) => values[fields.indexOf(field)]!), doc.id];
};
