import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DataFileRefused, makeFolder } from '@app/data-files';
import { isDiskFull, namedLog, nameLog, SqliteDatabase, sqliteCode, usingDatabase } from '@app/sqlite';
import { builtFields } from '../../port/query.js';
import { CheckpointConflict, ReadModelsDamaged, ReadModelsDiskFull, ViewStore } from '../../port/view-store.js';
import type {
  CollectionSpec,
  CollectionVersion,
  FindOptions,
  ProjectionCheckpoint,
  ViewCommit,
  ViewDocument,
  ViewPage,
  ViewReader,
} from '../../port/view-store.js';
import { CATALOGUE_SCHEMA, Catalogue, REMEDY, type BuiltVersion } from './catalogue.js';
import { CollectionWriter } from './collection-writer.js';
import { ConnectionReader } from './connection-reader.js';
import { MomentConnections } from './moment-connections.js';
import {
  createIndex,
  createSearchTable,
  createTable,
  indexName,
  searchTable,
  table,
  tableName,
} from './collection-tables.js';

/** Layout of the file. A file with another number must be deleted; it is then rebuilt from the log. Format 3 names the log. */
const FORMAT = 3;

const SEARCH_CHUNK = 2_000;

/** Documents have 0.2 to 3 kB: pages larger than SQLite's default waste less space, and a rebuild writes fewer of them. */
const PAGE_BYTES = 16_384;

/**
 * `walPages`: size of the WAL that triggers a checkpoint, 32 MB and 256 MB. A bulk build writes many pages in each
 * transaction and most of them again in the next; a checkpoint after each would write the file several times over.
 * `cacheKb`: page cache of this connection. In a bulk build it should fit the changes of one transaction; otherwise evicted
 * pages are mostly still in the operating system's cache.
 */
const LIVE = { walPages: 2_000, cacheKb: 8_000 };
const BULK = { walPages: 16_000, cacheKb: 96_000 };

/** Writers of a rebuild wait for each other's transactions and indexes, which take seconds. */
const BUSY_TIMEOUT_MS = 60_000;

const tune = (db: SqliteDatabase, { walPages, cacheKb }: typeof LIVE): void => {
  db.pragma(`wal_autocheckpoint = ${walPages}`);
  db.pragma(`cache_size = ${-cacheKb}`);
};

export interface EmbeddedViewStoreOptions {
  /** Created when missing. The store is the file `views.db` in it. */
  readonly folder: string;
  /**
   * One writer of each collection at a time and any number of readers, in any thread or process. A reader may open the store
   * first.
   */
  readonly mode: 'writer' | 'reader';
  /** Identity of the log that the read models are built from. */
  readonly log: string;
}

/** Read models in one SQLite file. */
export class EmbeddedViewStore extends ViewStore {
  /** By collection and version. */
  private readonly writers = new Map<string, Map<number, CollectionWriter>>();
  private readonly catalogue: Catalogue;
  private readonly reader: ConnectionReader;
  private readonly moments: MomentConnections;

  private constructor(
    private readonly db: SqliteDatabase,
    private readonly mode: 'writer' | 'reader',
  ) {
    super();
    this.catalogue = new Catalogue(db);
    this.reader = new ConnectionReader(db, this.catalogue);
    this.moments = new MomentConnections(db.file);
  }

  /** @throws DataFileRefused for a file that is damaged, of another format or of another log, and where none can be written */
  static open(options: EmbeddedViewStoreOptions): EmbeddedViewStore {
    const file = join(options.folder, 'views.db');
    return usingDatabase(file, REMEDY, () => this.openFile(file, options));
  }

  private static openFile(file: string, { folder, mode, log }: EmbeddedViewStoreOptions): EmbeddedViewStore {
    makeFolder(folder);
    const db = new SqliteDatabase(file, { busyTimeoutMs: BUSY_TIMEOUT_MS });
    try {
      db.transaction('DEFERRED', () => assertKnownFormat(db, file));
      db.pragma(`page_size = ${PAGE_BYTES}`);
      db.pragma('journal_mode = WAL');
      // In WAL mode NORMAL never corrupts the file. A power cut may undo the last commits; their checkpoints are undone
      // with them, so the runner applies those events again. OFF could corrupt the file. FULL would wait for the disk,
      // although the log already stores everything durably.
      db.pragma('synchronous = NORMAL');
      tune(db, LIVE);
      db.pragma('journal_size_limit = 67108864');
      db.pragma('temp_store = MEMORY');
      // A second thread sorts the index entries of a rebuild while the first reads the documents.
      db.pragma('threads = 2');
      if (db.pragma('user_version')[0] !== FORMAT) db.transaction('IMMEDIATE', () => createCatalogue(db, file, log));
      assertOfLog(db, file, log);
      if (mode === 'reader') db.pragma('query_only = ON');
      return new EmbeddedViewStore(db, mode);
    } catch (error) {
      db.close();
      throw error;
    }
  }

  async prepare(collection: CollectionVersion, build: 'live' | 'bulk' = 'live'): Promise<void> {
    const { spec, version } = collection;
    const fields = JSON.stringify(builtFields(spec));
    const built = this.built(collection);
    if (built && built.fields !== fields) {
      throw new Error(`${spec.name} version ${version} was built with other fields: raise its version`);
    }
    if (!built) {
      this.writing(() => {
        this.db.exec(createTable(collection));
        this.catalogue.store({ name: spec.name, version, fields, indexed: 0, served: 0 });
      });
    }
    if (build === 'live') {
      this.writing(() => this.dropUndeclaredIndexes(collection));
      for (const index of spec.indexes) {
        this.writing(() => this.db.exec(createIndex(collection, index)));
        await nextTurn();
      }
      if (!built?.indexed) await this.buildSearch(collection);
    }
    const writers = this.writers.get(spec.name) ?? new Map<number, CollectionWriter>();
    this.writers.set(spec.name, writers);
    writers.set(version, new CollectionWriter(this.db, collection, this.built(collection)!.indexed === 1));
    const isBuilding = [...this.allWriters()].some(({ indexed }) => !indexed);
    tune(this.db, isBuilding ? BULK : LIVE);
  }

  async activeVersion(collection: string): Promise<number | null> {
    return this.reading(() => this.catalogue.active(collection)?.version ?? null);
  }

  async activate(collections: readonly CollectionVersion[], projection: string): Promise<void> {
    for (const collection of collections) await this.prepare(collection);
    this.writing(() => {
      this.db.pragma('analysis_limit = 1000');
      for (const { spec, version } of collections) {
        this.db.exec(`ANALYZE ${table(spec.name, version)}`);
        for (const built of this.catalogue.versionsOf(spec.name)) {
          if (built.version === version) this.catalogue.store({ ...built, served: 1 });
          else this.drop(spec.name, built.version, projection);
        }
      }
    });
  }

  async discard(collections: readonly CollectionVersion[], projection: string): Promise<void> {
    this.writing(() => {
      for (const { spec, version } of collections) {
        if (this.catalogue.active(spec.name)?.version === version) {
          throw new Error(`${spec.name} version ${version} is active`);
        }
        this.drop(spec.name, version, projection);
      }
    });
  }

  async checkpoint(projection: string, version: number): Promise<bigint | null> {
    return this.reading(() => this.catalogue.checkpoint(projection, version));
  }

  async checkpoints(): Promise<readonly ProjectionCheckpoint[]> {
    return this.reading(() => this.catalogue.checkpoints());
  }

  async commit({ position, puts, deletes, checkpoints }: ViewCommit): Promise<void> {
    try {
      this.writing(() => {
        for (const { projection, version, from } of checkpoints) {
          if (this.catalogue.checkpoint(projection, version) !== from) throw new CheckpointConflict(projection);
          this.catalogue.moveCheckpoint(projection, version, position);
        }
        for (const { collection, doc } of puts) this.writer(collection).put(doc, position);
        for (const { collection, id } of deletes) this.writer(collection).delete(id, position);
        for (const writer of this.allWriters()) writer.flushSearch();
      });
    } catch (error) {
      for (const writer of this.allWriters()) writer.forget();
      throw error;
    }
  }

  async load<Doc extends ViewDocument>(
    collection: CollectionVersion<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    const read = (): ReadonlyMap<string, ViewDocument> => this.writer(collection).load(ids);
    // Many statements are faster in one transaction, a single one without.
    return (ids.length > 1 ? this.reading(read) : this.guarded(read)) as ReadonlyMap<string, Doc>;
  }

  async get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null> {
    return this.reading(() => this.reader.get(collection, id));
  }

  async getMany<Doc extends ViewDocument>(
    collection: CollectionSpec<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    return this.reading(() => this.reader.getMany(collection, ids));
  }

  async find<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, options: FindOptions): Promise<ViewPage<Doc>> {
    return this.reading(() => this.reader.find(collection, options));
  }

  async count(collection: CollectionSpec, options: Pick<FindOptions, 'where' | 'search'>): Promise<number> {
    return this.reading(() => this.reader.count(collection, options));
  }

  async atOneMoment<Answer>(read: (views: ViewReader) => Promise<Answer>): Promise<Answer> {
    try {
      return await this.moments.read(read);
    } catch (error) {
      throw this.translated(error);
    }
  }

  async close(): Promise<void> {
    if (this.mode === 'writer' && this.db.isOpen) this.db.pragma('optimize');
    this.moments.close();
    this.db.close();
  }

  private writing<Result>(work: () => Result): Result {
    return this.guarded(() => this.db.transaction('IMMEDIATE', work));
  }

  /** Runs in one snapshot: the active version cannot be dropped between its lookup and the read. */
  private reading<Result>(work: () => Result): Result {
    return this.guarded(() => this.db.transaction('DEFERRED', work));
  }

  private guarded<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw this.translated(error);
    }
  }

  /** ReadModelsDamaged for a file that SQLite cannot make sense of, ReadModelsDiskFull, or the error itself. */
  private translated(error: unknown): unknown {
    if (isDiskFull(error)) {
      return new ReadModelsDiskFull(`no room to write ${this.db.file}: ${(error as Error).message}`, { cause: error });
    }
    if (!isDamage(error)) return error;
    return new ReadModelsDamaged(`${this.db.file} is damaged (${(error as Error).message}): ${REMEDY}`, {
      cause: error,
    });
  }

  private built({ spec, version }: CollectionVersion): BuiltVersion | undefined {
    return this.catalogue.built(spec.name, version);
  }

  private writer({ spec, version }: CollectionVersion): CollectionWriter {
    const writer = this.writers.get(spec.name)?.get(version);
    if (!writer) throw new Error(`${spec.name} version ${version} is not prepared`);
    return writer;
  }

  private *allWriters(): Generator<CollectionWriter> {
    for (const versions of this.writers.values()) yield* versions.values();
  }

  private drop(collection: string, version: number, projection: string): void {
    this.db.exec(`DROP TABLE IF EXISTS ${searchTable(collection, version)}`);
    this.db.exec(`DROP TABLE IF EXISTS ${table(collection, version)}`);
    this.catalogue.remove(collection, version, projection);
    this.writers.get(collection)?.delete(version);
  }

  /** Indexes may change within a version: they are derived from the documents. */
  private dropUndeclaredIndexes({ spec, version }: CollectionVersion): void {
    const declared = new Set(spec.indexes.map((index) => indexName(spec.name, version, index)));
    const present = this.db
      .prepare<[string], [string]>(
        `SELECT '"' || name || '"' FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`,
        { returnArrays: true },
      )
      .all(tableName(spec.name, version));
    for (const [index] of present) if (!declared.has(index)) this.db.exec(`DROP INDEX ${index}`);
  }

  /** Fills the search index in steps, between which other writes may run. An unfinished build starts over. */
  private async buildSearch({ spec, version }: CollectionVersion): Promise<void> {
    const finish = (): void => this.catalogue.store({ ...this.catalogue.built(spec.name, version)!, indexed: 1 });
    if (!spec.searchText) {
      this.writing(finish);
      return;
    }
    const search = searchTable(spec.name, version);
    this.writing(() => {
      this.db.exec(`DROP TABLE IF EXISTS ${search}`);
      this.db.exec(createSearchTable(spec, version));
    });
    const fill = this.db.prepare(
      `INSERT INTO ${search} (rowid, words) SELECT row, words FROM ${table(spec.name, version)}
       WHERE row > ? ORDER BY row LIMIT ${SEARCH_CHUNK}`,
    );
    for (let last = 0n, more = true; more;) {
      more = this.writing(() => {
        const { changes, lastInsertRowid } = fill.run(last);
        last = lastInsertRowid;
        if (changes < SEARCH_CHUNK) finish();
        return changes === SEARCH_CHUNK;
      });
      await nextTurn();
    }
  }
}

/** @throws DataFileRefused */
const assertKnownFormat = (db: SqliteDatabase, file: string): void => {
  const format = Number(db.pragma('user_version')[0]);
  if (format !== 0 && format !== FORMAT) {
    throw new DataFileRefused(file, `has format ${format}, this version of the service knows ${FORMAT}`, REMEDY);
  }
  const [foreign] = db.prepare<[], [number]>('SELECT count(*) FROM sqlite_schema', { returnArrays: true }).get()!;
  if (format === 0 && foreign > 0) throw new DataFileRefused(file, 'belongs to another program', REMEDY);
};

/** @throws DataFileRefused */
const assertOfLog = (db: SqliteDatabase, file: string, log: string): void => {
  const found = namedLog(db);
  if (found !== log) {
    throw new DataFileRefused(file, `was built from the log ${found ?? 'of no name'}, but events.db is ${log}`, REMEDY);
  }
};

const createCatalogue = (db: SqliteDatabase, file: string, log: string): void => {
  if (Number(db.pragma('user_version')[0]) === FORMAT) return;
  // Another connection may have written the file since the first check.
  assertKnownFormat(db, file);
  db.exec(`
    ${CATALOGUE_SCHEMA}
    PRAGMA user_version = ${FORMAT};
  `);
  nameLog(db, log);
};

/** A schema that does not parse or lacks a table is damage as well: this code wrote it. */
const isDamage = (error: unknown): boolean =>
  ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_ERROR'].includes(sqliteCode(error) ?? '');
