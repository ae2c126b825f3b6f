import { searchWords } from '@app/kernel';
import { compareFieldValues, fieldValuesOf } from '../../port/field-values.js';
import { builtFields, fieldsOf, pagedQueryOf, queryOf } from '../../port/query.js';
import type { PagedQuery, Query, Range } from '../../port/query.js';
import { CheckpointConflict, FieldNotInActiveVersion, NoActiveVersion, ViewStore } from '../../port/view-store.js';
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

interface Row {
  readonly id: string;
  readonly position: bigint;
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly words: readonly string[];
  /** JSON text: callers share no document with the store, and it stores what the other adapters can store. */
  readonly text: string;
}

interface Table {
  readonly fields: readonly string[];
  /** Replaced, instead of changed, while a moment is being read. */
  rows: Map<string, Row>;
}

/** The tables of the active versions. */
type ServedTables = (collection: string) => Readonly<Table> | undefined;

type Versions<Value> = ReadonlyMap<string, ReadonlyMap<number, Value>>;

class InMemoryReader implements ViewReader {
  constructor(
    private readonly servedTables: ServedTables,
    private readonly active: ReadonlyMap<string, number>,
    private readonly progress: Versions<bigint>,
  ) {}

  async activeVersion(collection: string): Promise<number | null> {
    return this.active.get(collection) ?? null;
  }

  async checkpoint(projection: string, version: number): Promise<bigint | null> {
    return this.progress.get(projection)?.get(version) ?? null;
  }

  async get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Promise<Doc | null> {
    return (await this.getMany(collection, [id])).get(id) ?? null;
  }

  async getMany<Doc extends ViewDocument>(
    collection: CollectionSpec<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    return pick<Doc>(this.servedTable(collection.name).rows, ids);
  }

  async find<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, options: FindOptions): Promise<ViewPage<Doc>> {
    const query = pagedQueryOf(collection, options);
    const { after, limit } = query;
    // Only the first rows are kept in order: comparing texts costs more than anything else here.
    const first: { readonly row: Row; readonly keyset: readonly FieldValue[] }[] = [];
    for (const row of this.matching(collection.name, query)) {
      const keyset = keysetOf(query, row);
      if (after !== null && compareKeysets(query, keyset, after) <= 0) continue;
      if (first.length > limit && compareKeysets(query, keyset, first.at(-1)!.keyset) > 0) continue;
      first.splice(placeIn(first, query, keyset), 0, { row, keyset });
      if (first.length > limit + 1) first.pop();
    }
    const page = first.slice(0, limit);
    return {
      items: page.map(({ row }) => JSON.parse(row.text) as Doc),
      next: first.length > page.length ? page.at(-1)!.keyset : null,
    };
  }

  async count(collection: CollectionSpec, options: Pick<FindOptions, 'where' | 'search'>): Promise<number> {
    return this.matching(collection.name, queryOf(collection, options)).length;
  }

  private matching(collection: string, query: Query): Row[] {
    const table = this.servedTable(collection);
    for (const field of fieldsOf(query)) {
      if (!table.fields.includes(field)) throw new FieldNotInActiveVersion(collection, field);
    }
    return [...table.rows.values()].filter((row) => matches(query, row));
  }

  private servedTable(collection: string): Readonly<Table> {
    const table = this.servedTables(collection);
    if (!table) throw new NoActiveVersion(collection);
    return table;
  }
}

/** Read models in the memory of one process, for tests and trials. Every query tests every document. */
export class InMemoryViewStore extends ViewStore {
  private readonly tables = new Map<string, Map<number, Table>>();
  private readonly active = new Map<string, number>();
  private readonly progress = new Map<string, Map<number, bigint>>();
  private readonly reader = new InMemoryReader(
    (collection) => this.servedTable(collection),
    this.active,
    this.progress,
  );
  /** How many moments are being read: their rows must not change. */
  private moments = 0;

  async prepare({ spec, version }: CollectionVersion): Promise<void> {
    const versions = inner(this.tables, spec.name);
    const fields = builtFields(spec);
    const table = versions.get(version);
    if (table && table.fields.join() !== fields.join()) {
      throw new Error(`${spec.name} version ${version} was built with other fields: raise its version`);
    }
    if (!table) versions.set(version, { fields, rows: new Map() });
  }

  async activeVersion(collection: string): Promise<number | null> {
    return this.reader.activeVersion(collection);
  }

  async activate(collections: readonly CollectionVersion[], projection: string): Promise<void> {
    for (const collection of collections) await this.prepare(collection);
    for (const { spec, version } of collections) {
      this.active.set(spec.name, version);
      for (const versions of [inner(this.tables, spec.name), inner(this.progress, projection)]) {
        for (const other of [...versions.keys()]) if (other !== version) versions.delete(other);
      }
    }
  }

  async discard(collections: readonly CollectionVersion[], projection: string): Promise<void> {
    for (const { spec, version } of collections) {
      if (this.active.get(spec.name) === version) throw new Error(`${spec.name} version ${version} is active`);
    }
    for (const { spec, version } of collections) {
      this.tables.get(spec.name)?.delete(version);
      this.progress.get(projection)?.delete(version);
    }
  }

  async checkpoint(projection: string, version: number): Promise<bigint | null> {
    return this.reader.checkpoint(projection, version);
  }

  async checkpoints(): Promise<readonly ProjectionCheckpoint[]> {
    return [...this.progress].flatMap(([projection, versions]) =>
      [...versions].map(([version, position]) => ({ projection, version, position })),
    );
  }

  async commit({ position, puts, deletes, checkpoints }: ViewCommit): Promise<void> {
    for (const { projection, version, from } of checkpoints) {
      if ((this.progress.get(projection)?.get(version) ?? null) !== from) throw new CheckpointConflict(projection);
    }
    const rowsOf = this.changing();
    const written = puts.map(({ collection, doc }) => ({
      rows: rowsOf(collection),
      row: rowOf(collection.spec, doc, position),
    }));
    const gone = deletes.map(({ collection, id }) => ({ rows: rowsOf(collection), id }));

    for (const { rows, row } of written) if (isOlder(rows.get(row.id), position)) rows.set(row.id, row);
    for (const { rows, id } of gone) if (isOlder(rows.get(id), position)) rows.delete(id);
    for (const { projection, version } of checkpoints) inner(this.progress, projection).set(version, position);
  }

  async load<Doc extends ViewDocument>(
    collection: CollectionVersion<Doc>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    return pick<Doc>(this.table(collection).rows, ids);
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
    const tables = new Map([...this.active.keys()].map((name) => [name, { ...this.servedTable(name)! }]));
    const progress = new Map([...this.progress].map(([name, versions]) => [name, new Map(versions)]));
    this.moments += 1;
    try {
      return await read(new InMemoryReader((collection) => tables.get(collection), new Map(this.active), progress));
    } finally {
      this.moments -= 1;
    }
  }

  async close(): Promise<void> {
    this.tables.clear();
    this.active.clear();
    this.progress.clear();
  }

  private servedTable(collection: string): Table | undefined {
    const version = this.active.get(collection);
    return version === undefined ? undefined : this.tables.get(collection)?.get(version);
  }

  private table({ spec, version }: CollectionVersion): Table {
    const table = this.tables.get(spec.name)?.get(version);
    if (!table) throw new Error(`${spec.name} version ${version} is not prepared`);
    return table;
  }

  /** The rows a commit changes; copies take their place first while a moment is being read. */
  private changing(): (collection: CollectionVersion) => Map<string, Row> {
    const copied = new Set<Table>();
    return (collection) => {
      const table = this.table(collection);
      if (this.moments > 0 && !copied.has(table)) table.rows = new Map(table.rows);
      copied.add(table);
      return table.rows;
    };
  }
}

const inner = <Value>(outer: Map<string, Map<number, Value>>, key: string): Map<number, Value> => {
  const existing = outer.get(key) ?? new Map<number, Value>();
  outer.set(key, existing);
  return existing;
};

const isOlder = (row: Row | undefined, position: bigint): boolean => row === undefined || row.position < position;

const rowOf = (spec: CollectionSpec, doc: ViewDocument, position: bigint): Row => {
  const values = fieldValuesOf(spec, doc);
  return {
    id: doc.id,
    position,
    fields: new Map(Object.keys(spec.fields).map((field, index) => [field, values[index]!])),
    words: searchWords(spec.searchText?.(doc) ?? ''),
    text: JSON.stringify(doc),
  };
};

const pick = <Doc>(rows: ReadonlyMap<string, Row>, ids: readonly string[]): ReadonlyMap<string, Doc> => {
  const found = new Map<string, Doc>();
  for (const id of ids) {
    const row = rows.get(id);
    if (row) found.set(id, JSON.parse(row.text) as Doc);
  }
  return found;
};

const matches = ({ oneOf, ranges, words, matchesNothing }: Query, row: Row): boolean =>
  !matchesNothing &&
  [...oneOf].every(([field, values]) => values.includes(row.fields.get(field)!)) &&
  ranges.every((range) => inRange(range, row.fields.get(range.field)!)) &&
  words.every((word) => row.words.some((candidate) => candidate.startsWith(word)));

/** As in SQL, null is in no range. */
const inRange = ({ operator, bound }: Range, value: FieldValue): boolean => {
  if (value === null) return false;
  const order = compareFieldValues(value, bound);
  switch (operator) {
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
  }
};

const keysetOf = (query: PagedQuery, row: Row): readonly FieldValue[] => [
  ...query.sort.map(({ field }) => row.fields.get(field)!),
  row.id,
];

/** Where a keyset belongs among these, which are in order. */
const placeIn = (
  sorted: readonly { readonly keyset: readonly FieldValue[] }[],
  query: PagedQuery,
  keyset: readonly FieldValue[],
): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeysets(query, sorted[middle]!.keyset, keyset) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

const compareKeysets = (query: PagedQuery, a: readonly FieldValue[], b: readonly FieldValue[]): number => {
  for (const [index, value] of a.entries()) {
    const order = compareFieldValues(value, b[index]!);
    if (order !== 0) return (query.sort[index]?.descending ?? query.idDescending) ? -order : order;
  }
  return 0;
};
