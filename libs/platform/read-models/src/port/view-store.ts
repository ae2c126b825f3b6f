/** A read-model document: plain JSON with a string `id`. Amounts of money in it are decimal text. */
export type ViewDocument = { readonly id: string };

/**
 * The value of a declared field. Numbers are finite. One amount of money fits, since its cap of 10^15 đồng is below 2^53; a sum
 * may not, and sorts by a text (`numberSortKey`).
 */
export type FieldValue = string | number | null;

/** The type of a method, whose parameter is bivariant: a collection of any documents is a `CollectionSpec<ViewDocument>`. */
type ReadField<Doc> = { of(doc: Doc): FieldValue }['of'];

/**
 * A collection of documents of one kind. Queries filter and sort by declared fields only, and every index is declared, so no
 * adapter scans by accident.
 */
export interface CollectionSpec<Doc extends ViewDocument = ViewDocument> {
  /** kebab-case, unique in the service, e.g. `initiative-card`. */
  readonly name: string;
  /** Reads each declared field (camelCase) from a document. Booleans are 0 and 1. */
  readonly fields: { readonly [field: string]: ReadField<Doc> };
  /**
   * Field lists: equality fields first, sort fields last. The adapter appends `id`. One index serves its sort in both
   * directions; `-field` stores a part in descending order, which only sorts of mixed direction need.
   */
  readonly indexes: readonly (readonly string[])[];
  /** The text that `search` looks in. The store folds accents, đ and case. */
  searchText?(doc: Doc): string;
}

export type Condition =
  | FieldValue
  | { readonly in: readonly FieldValue[] }
  | {
      readonly gte?: string | number;
      readonly gt?: string | number;
      readonly lt?: string | number;
      readonly lte?: string | number;
    };

export interface FindOptions {
  readonly where?: { readonly [field: string]: Condition };
  /**
   * Words in any spelling. A document matches when each of them is the beginning of one of its words. A search without any
   * letter or digit finds nothing.
   */
  readonly search?: string;
  /**
   * Declared fields. `id` breaks ties, in the direction of the last sort field, so one index serves both directions. null
   * sorts before every number, every number before every text; texts sort by code point. Default: by `id`.
   */
  readonly sort?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[];
  /** Keyset of the last document of the previous page: the values of the sort fields, then its id. */
  readonly after?: readonly FieldValue[];
  /** Maximum number of items, a whole number ≥ 1. */
  readonly limit: number;
}

export interface ViewPage<Doc> {
  readonly items: readonly Doc[];
  /** Keyset to continue after the last item; null when nothing follows. */
  readonly next: readonly FieldValue[] | null;
}

/** A collection in one version, as its projection builds it. Readers name only the collection and see its active version. */
export interface CollectionVersion<Doc extends ViewDocument = ViewDocument> {
  readonly spec: CollectionSpec<Doc>;
  /** Version of the projection's shape and rules. A rebuild is a new version beside the old one. */
  readonly version: number;
}

export interface PutOperation {
  readonly collection: CollectionVersion;
  readonly doc: ViewDocument;
}

export interface DeleteOperation {
  readonly collection: CollectionVersion;
  readonly id: string;
}

/** Progress of one version of a projection. */
export interface ProjectionCheckpoint {
  readonly projection: string;
  readonly version: number;
  /** Log position of the last event applied; null before the first. */
  readonly position: bigint | null;
}

export interface ViewCommit {
  /** Log position of the last event in the batch. Each document is stored with it. */
  readonly position: bigint;
  readonly puts: readonly PutOperation[];
  readonly deletes: readonly DeleteOperation[];
  /** Compare-and-set: the stored checkpoint of (projection, version) must equal `from`, and becomes `position`. */
  readonly checkpoints: readonly {
    readonly projection: string;
    readonly version: number;
    readonly from: bigint | null;
  }[];
}

/** The compare-and-set failed: another runner moved the checkpoint. Nothing of the batch was written. */
export class CheckpointConflict extends Error {
  constructor(readonly projection: string) {
    super(`the checkpoint of ${projection} was moved by another runner`);
    this.name = 'CheckpointConflict';
  }
}

/**
 * A writer with a newer fencing token has taken over. Nothing of the batch was written, and retrying does not help.
 */
export class WriterFenced extends Error {
  constructor(token: bigint) {
    super(`the lease with token ${token} is over: another projector has taken over`);
    this.name = 'WriterFenced';
  }
}

/** The read models cannot be reached. The outcome of a write is unknown; retrying it is safe. */
export class ReadModelsUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReadModelsUnavailable';
  }
}

/** The server refuses the call as such, e.g. for its credentials: repeating it soon does not help. */
export class ReadModelsRefused extends ReadModelsUnavailable {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReadModelsRefused';
  }
}

/** The read models were built from another log than the one that is there now. They have to be removed, or the log put back. */
export class ReadModelsOfAnotherLog extends ReadModelsRefused {
  constructor(where: string, built: string, log: string) {
    super(
      `${where} was built from the log ${built}, but EventStoreDB is the log ${log}: connect the two that belong together; ` +
        'or, if this log is the right one, drop all collections but `persons`, they are rebuilt from it',
    );
    this.name = 'ReadModelsOfAnotherLog';
  }
}

/** The disk of the read models is full. Nothing was written; a retry succeeds once there is room. */
export class ReadModelsDiskFull extends ReadModelsUnavailable {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReadModelsDiskFull';
  }
}

/** What is stored differs from what was written. The read models have to be rebuilt from the log; repeating the call is useless. */
export class ReadModelsDamaged extends ReadModelsUnavailable {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReadModelsDamaged';
  }
}

/** A query names an undeclared field, or searches a collection without search text. A programming error, not a user's. */
export class UndeclaredField extends Error {
  constructor(collection: string, field: string) {
    super(`${collection} declares no field ${field}`);
    this.name = 'UndeclaredField';
  }
}

/** `after` does not fit the sort: a cursor of another list, or an invented one. */
export class InvalidKeyset extends Error {
  constructor(collection: string) {
    super(`${collection}: the keyset does not fit the sort`);
    this.name = 'InvalidKeyset';
  }
}

/**
 * No version of the collection is active yet: its first one is still being built, or was wiped. An empty answer would claim
 * that there is nothing.
 */
export class NoActiveVersion extends Error {
  constructor(collection: string) {
    super(`no version of ${collection} is active yet`);
    this.name = 'NoActiveVersion';
  }
}

/** The active version was built by older code that did not know this field; the new version is still being built. */
export class FieldNotInActiveVersion extends Error {
  constructor(collection: string, field: string) {
    super(`the active version of ${collection} has no field ${field} yet`);
    this.name = 'FieldNotInActiveVersion';
  }
}

/**
 * Stores read models. All of it can be deleted and rebuilt from the log.
 *
 * Guaranteed by every adapter, proved by the view store contract suite:
 * - `commit` writes documents and checkpoints in one transaction. An adapter without transactions writes the documents
 *   first, guarded by position, and the checkpoints last.
 * - A commit at position p leaves documents alone that are stored at p or later. A deleted document leaves no trace; the
 *   checkpoint keeps an old commit from bringing it back.
 * - `find` pages by keyset: a document that keeps its place in the order appears once over all pages.
 * - `activate` switches the version readers see atomically.
 * - `atOneMoment` reads several documents, collections and checkpoints as one commit left them.
 *
 * Not guaranteed:
 * - Durability of the last commits after a power cut. The checkpoint is lost with the documents.
 * - One state of several queries outside of `atOneMoment`: each may see another commit.
 *
 * A store on a server throws ReadModelsUnavailable from every method while the server cannot be reached.
 */
export abstract class ViewStore {
  /**
   * Creates the collection and its indexes where they are missing. `build: 'bulk'` defers indexes and search, for a fast
   * rebuild, until `prepare` without it or `activate`.
   *
   * @throws Error when this version was built with other fields: the change of fields needs a raised version
   */
  abstract prepare(collection: CollectionVersion, build?: 'live' | 'bulk'): Promise<void>;

  /** The version readers see; null before the first `activate`. */
  abstract activeVersion(collection: string): Promise<number | null>;

  /**
   * Completes the indexes, then atomically activates these versions and drops all other versions of the collections, with
   * the checkpoints of `projection` in them.
   *
   * @throws WriterFenced
   */
  abstract activate(collections: readonly CollectionVersion[], projection: string): Promise<void>;

  /**
   * Drops these versions, and the checkpoints of `projection` in them.
   *
   * @throws Error for an active version; WriterFenced
   */
  abstract discard(collections: readonly CollectionVersion[], projection: string): Promise<void>;

  /** Log position of the last event applied; null before the first. */
  abstract checkpoint(projection: string, version: number): Promise<bigint | null>;

  abstract checkpoints(): Promise<readonly ProjectionCheckpoint[]>;

  /**
   * Writes a batch. Puts and deletes name each document at most once, in prepared versions.
   *
   * @throws CheckpointConflict; WriterFenced; TypeError when a declared field reads something other than a FieldValue
   */
  abstract commit(batch: ViewCommit): Promise<void>;

  /** Documents of one version by id, for the projection that builds it. The answer omits missing ids. */
  abstract load<Doc extends ViewDocument>(
    collection: CollectionVersion<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>>;

  /** A document of the active version, or null. @throws NoActiveVersion */
  abstract get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null>;

  /** Documents of the active version by id. The answer omits missing ids. @throws NoActiveVersion */
  abstract getMany<Doc extends ViewDocument>(
    collection: CollectionSpec<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>>;

  /**
   * A page of the active version.
   *
   * @throws NoActiveVersion; UndeclaredField; InvalidKeyset; FieldNotInActiveVersion; RangeError for an invalid `limit`
   */
  abstract find<Doc extends ViewDocument>(
    collection: CollectionSpec<Doc>,
    options: FindOptions,
  ): Promise<ViewPage<Doc>>;

  /**
   * Number of matching documents in the active version, exact at any size.
   *
   * @throws NoActiveVersion; UndeclaredField; FieldNotInActiveVersion
   */
  abstract count(collection: CollectionSpec, options: Pick<FindOptions, 'where' | 'search'>): Promise<number>;

  /**
   * What `read` returns. All its queries see the active versions as one commit left them, whatever is committed meanwhile.
   * `read` changes nothing, awaits nothing but its queries, and may run more than once.
   *
   * @throws ReadModelsUnavailable when a server without transactions was written to all the while
   */
  abstract atOneMoment<Answer>(read: (views: ViewReader) => Promise<Answer>): Promise<Answer>;

  abstract close(): Promise<void>;
}

/** The questions to the active versions. */
export type ViewReader = Pick<ViewStore, 'get' | 'getMany' | 'find' | 'count' | 'activeVersion' | 'checkpoint'>;
