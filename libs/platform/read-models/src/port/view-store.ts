/** A read-model document: plain JSON with a string `id`. Money in it is decimal text, see `integer` fields for sorting. */
export type ViewDocument = { readonly id: string };

/** What a declared field may hold. Amounts beyond 2^53 are kept out: the cap of an amount is 10^15 đồng. */
export type FieldValue = string | number | null;

/** Written as a method's type so that a collection of any documents can be handed around as a collection of documents. */
type ReadField<Doc> = { of(doc: Doc): FieldValue }['of'];

/**
 * A collection of documents of one kind. Only declared fields can be filtered or sorted by, and each index must be
 * declared, so that no adapter ever scans by accident.
 */
export interface CollectionSpec<Doc extends ViewDocument = ViewDocument> {
  /** kebab-case, unique in the service, e.g. `initiative-card`. */
  readonly name: string;
  /** How each declared field (camelCase) is read from a document. Booleans are 0 and 1. */
  readonly fields: { readonly [field: string]: ReadField<Doc> };
  /**
   * Field lists, equality fields first, sort fields last. `id` is always the last part of an index by itself. One index
   * serves its sort in both directions; `-field` keeps a part descending, needed only for sorts of mixed direction.
   */
  readonly indexes: readonly (readonly string[])[];
  /** Text that `search` looks in, in any spelling; the store folds it (accents, đ, case). */
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
  /** Words in any spelling; a document matches when each word is the beginning of one of its words. */
  readonly search?: string;
  /**
   * Declared scalar fields. Ties are broken by `id` in the direction of the last sort field, so that one index serves
   * both directions. null sorts before every number, and every number before every text (by code point). Default: id.
   */
  readonly sort?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[];
  /** Keyset of the last document of the previous page: the values of the sort fields, then its id. */
  readonly after?: readonly FieldValue[];
  readonly limit: number;
}

export interface ViewPage<Doc> {
  readonly items: readonly Doc[];
  /** Keyset to continue behind the last item; null when nothing follows. */
  readonly next: readonly FieldValue[] | null;
}

/** A collection in one built version; readers name only the collection and are led to the version in service. */
export interface CollectionVersion<Doc extends ViewDocument = ViewDocument> {
  readonly spec: CollectionSpec<Doc>;
  /** Shape and rules of the projection that fills it; a rebuild is a new version beside the old one. */
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

/** How far a projection has read, and in which version. */
export interface ProjectionCheckpoint {
  readonly projection: string;
  readonly version: number;
  /** Position of the last event taken in; null before the first. */
  readonly position: bigint | null;
}

export interface ViewCommit {
  /** Position of the newest event the batch took in; each document is stored with it. */
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

/** Somebody else moved the checkpoint: two runners feed the same projection version. Nothing of the batch was written. */
export class CheckpointConflict extends Error {
  constructor(readonly projection: string) {
    super(`the checkpoint of ${projection} was moved by another runner`);
    this.name = 'CheckpointConflict';
  }
}

/**
 * A projector with a newer lease has taken over: nothing this writer still does is taken. Nothing of the batch was
 * written, and no retry will help.
 */
export class WriterFenced extends Error {
  constructor(token: bigint) {
    super(`the lease with token ${token} is over: another projector has taken over`);
    this.name = 'WriterFenced';
  }
}

/** The read models cannot be reached. Whether a write took place is unknown; repeating it is safe. */
export class ReadModelsUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReadModelsUnavailable';
  }
}

/** A query named an undeclared field or sort, or searches where nothing is searchable. A programming error, not a user's. */
export class UndeclaredField extends Error {
  constructor(collection: string, field: string) {
    super(`${collection} declares no field ${field}`);
    this.name = 'UndeclaredField';
  }
}

/** `after` does not fit the sort: a cursor of another list, or one that somebody made up. */
export class InvalidKeyset extends Error {
  constructor(collection: string) {
    super(`${collection}: the keyset does not fit the sort`);
    this.name = 'InvalidKeyset';
  }
}

/** The version in service was built by older code that did not know this field; the new version is still being built. */
export class FieldNotInActiveVersion extends Error {
  constructor(collection: string, field: string) {
    super(`${collection} in service has no field ${field} yet`);
    this.name = 'FieldNotInActiveVersion';
  }
}

/**
 * Where read models live. Everything in it can be thrown away and rebuilt from the log.
 *
 * Guarantees, the same for every adapter and proved by the view store contract suite:
 * - `commit` writes documents and checkpoints in one transaction (an adapter without transactions must write the
 *   documents first, guarded by position, and the checkpoints last).
 * - A document stored at position p is never replaced or deleted by a commit of a position ≤ p. (A deleted document
 *   leaves no trace; what keeps an old commit from bringing it back is the checkpoint.)
 * - `find` pages by keyset: a document that stays where it is in the order appears once over all pages.
 * - Readers see a collection's version switch as one step.
 *
 * Not guaranteed: durability of the last commits after a power cut (the checkpoint goes back with the documents).
 */
export abstract class ViewStore {
  /**
   * Creates what is missing, indexes included. `build: 'bulk'` leaves indexes and search out, for a fast rebuild, until
   * `prepare` without it or `serve`.
   *
   * @throws Error when this version was built with other fields: whoever changed them forgot to raise the version
   */
  abstract prepare(collection: CollectionVersion, build?: 'live' | 'bulk'): Promise<void>;

  /** The version readers see; null before the first `serve`, while readers find nothing. */
  abstract activeVersion(collection: string): Promise<number | null>;

  /**
   * Finishes indexes, then in one step makes these versions the ones readers see and drops every other version of these
   * collections together with the checkpoints of `projection` in them.
   */
  abstract activate(collections: readonly CollectionVersion[], projection: string): Promise<void>;

  /**
   * Removes one built version, and the checkpoint of `projection` in it.
   *
   * @throws Error for a version in service
   */
  abstract discard(collections: readonly CollectionVersion[], projection: string): Promise<void>;

  abstract checkpoint(projection: string, version: number): Promise<bigint | null>;

  abstract checkpoints(): Promise<readonly ProjectionCheckpoint[]>;

  /**
   * Puts and deletes name each document at most once, in prepared versions. Both leave a document alone that is stored at
   * this position or a later one.
   *
   * @throws CheckpointConflict
   */
  abstract commit(batch: ViewCommit): Promise<void>;

  /** Documents of one version by id, for the projection that builds it; missing ids are absent from the answer. */
  abstract load<Doc extends ViewDocument>(
    collection: CollectionVersion<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>>;

  abstract get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null>;

  /** Missing ids are absent from the answer. */
  abstract getMany<Doc extends ViewDocument>(
    collection: CollectionSpec<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>>;

  /** @throws UndeclaredField, InvalidKeyset, FieldNotInActiveVersion */
  abstract find<Doc extends ViewDocument>(
    collection: CollectionSpec<Doc>,
    options: FindOptions,
  ): Promise<ViewPage<Doc>>;

  /** @throws UndeclaredField, FieldNotInActiveVersion */
  abstract count(collection: CollectionSpec, options: Pick<FindOptions, 'where' | 'search'>): Promise<number>;

  abstract close(): Promise<void>;
}
