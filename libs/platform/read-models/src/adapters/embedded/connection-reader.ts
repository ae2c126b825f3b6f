import type { SqliteDatabase } from '@app/sqlite';
import { fieldsOf, pagedQueryOf, queryOf } from '../../port/query.js';
import { FieldNotInActiveVersion, NoActiveVersion } from '../../port/view-store.js';
import type { CollectionSpec, FindOptions, ViewDocument, ViewPage } from '../../port/view-store.js';
import type { Catalogue } from './catalogue.js';
import { CollectionReader } from './collection-reader.js';

/** Reads the active versions over one connection. Call each method within a read transaction. */
export class ConnectionReader {
  private readonly readers = new WeakMap<object, CollectionReader>();

  constructor(
    private readonly db: SqliteDatabase,
    private readonly catalogue: Catalogue,
  ) {}

  get<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, id: string): Doc | null {
    return this.reader(collection).get(id) as Doc | null;
  }

  getMany<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, ids: readonly string[]): ReadonlyMap<string, Doc> {
    const found = new Map<string, Doc>();
    const reader = this.reader(collection);
    for (const id of ids) {
      const doc = reader.get(id);
      if (doc) found.set(id, doc as Doc);
    }
    return found;
  }

  find<Doc extends ViewDocument>(collection: CollectionSpec<Doc>, options: FindOptions): ViewPage<Doc> {
    const query = pagedQueryOf(collection, options);
    return this.reader(collection, fieldsOf(query)).find(query) as ViewPage<Doc>;
  }

  count(collection: CollectionSpec, options: Pick<FindOptions, 'where' | 'search'>): number {
    const query = queryOf(collection, options);
    return this.reader(collection, fieldsOf(query)).count(query);
  }

  /** Reader of the active version. @throws NoActiveVersion; FieldNotInActiveVersion */
  private reader(spec: CollectionSpec, fields: readonly string[] = []): CollectionReader {
    const active = this.catalogue.active(spec.name);
    if (!active) throw new NoActiveVersion(spec.name);
    let reader = this.readers.get(spec);
    if (reader?.version !== active.version) {
      reader = new CollectionReader(this.db, spec, active.version, new Set(JSON.parse(active.fields) as string[]));
      this.readers.set(spec, reader);
    }
    for (const field of fields) if (!reader.builtFields.has(field)) throw new FieldNotInActiveVersion(spec.name, field);
    return reader;
  }
}
