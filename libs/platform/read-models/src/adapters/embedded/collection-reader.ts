import type { SqliteDatabase, SqliteStatement, SqliteValue } from '@app/sqlite';
import { fieldValuesOf } from '../../port/field-values.js';
import type { PagedQuery, Query } from '../../port/query.js';
import { ReadModelsDamaged } from '../../port/view-store.js';
import type { CollectionSpec, FieldValue, ViewDocument, ViewPage } from '../../port/view-store.js';
import { storedDocument } from './stored-document.js';
import { table } from './collection-tables.js';
import {
  MAX_SCANNED_ROWS,
  countBySearchStatement,
  countSizeStatement,
  countStatement,
  countByScanStatement,
  searchStatements,
  pageStatements,
  orderedScans,
} from './find-statements.js';
import type { Statement } from './find-statements.js';

/** Maximum number of prepared statements. The code has a fixed number of queries, but `in` lists have any length. */
const MAX_STATEMENTS = 200;

/** Reads one version of one collection. Call each method within a read transaction. */
export class CollectionReader {
  private readonly statements = new Map<string, SqliteStatement<readonly SqliteValue[], [string | number]>>();
  private readonly select: SqliteStatement<[string], [string]>;

  constructor(
    private readonly db: SqliteDatabase,
    private readonly spec: CollectionSpec,
    readonly version: number,
    readonly builtFields: ReadonlySet<string>,
  ) {
    this.select = db.prepare(`SELECT doc FROM ${table(spec.name, version)} WHERE id = ?`, { returnArrays: true });
  }

  get(id: string): ViewDocument | null {
    const row = this.select.get(id);
    if (!row) return null;
    const doc = storedDocument(this.spec.name, row[0]);
    if (doc.id !== id) throw new ReadModelsDamaged(`${this.spec.name}: ${id} leads to document ${doc.id}`);
    return doc;
  }

  find(query: PagedQuery): ViewPage<ViewDocument> {
    const bodies = query.matchesNothing
      ? []
      : query.words.length === 0
        ? this.fill(query, pageStatements(this.spec, this.version, query))
        : (this.scan(query) ?? this.fill(query, searchStatements(this.spec, this.version, query)));
    const items = bodies.slice(0, query.limit).map((body) => storedDocument(this.spec.name, body));
    return { items, next: bodies.length > query.limit ? this.keysetOf(query, items.at(-1)!) : null };
  }

  count(query: Query): number {
    if (query.matchesNothing) return 0;
    if (query.words.length === 0) return this.number(countStatement(this.spec, this.version, query));
    const isSmall = this.number(countSizeStatement(this.spec, this.version, query)) <= MAX_SCANNED_ROWS;
    return this.number((isSmall ? countByScanStatement : countBySearchStatement)(this.spec, this.version, query));
  }

  /** Bodies of the page and of one document more, which shows whether another page follows. */
  private fill(query: PagedQuery, statements: readonly Statement[]): string[] {
    const bodies: string[] = [];
    for (const statement of statements) {
      bodies.push(...this.rows(statement, query.limit + 1 - bodies.length));
      if (bodies.length > query.limit) break;
    }
    return bodies;
  }

  /** Returns what `fill` returns, or null when testing row by row would take too long. */
  private scan(query: PagedQuery): string[] | null {
    const bodies: string[] = [];
    for (const { rows, size } of orderedScans(this.spec, this.version, query)) {
      bodies.push(...this.rows(rows, query.limit + 1 - bodies.length));
      if (bodies.length > query.limit) break;
      if (this.number(size) > MAX_SCANNED_ROWS) return null;
    }
    return bodies;
  }

  private rows({ sql, parameters }: Statement, limit: number): string[] {
    return this.prepared(sql)
      .all(...parameters, limit)
      .map(([body]) => body as string);
  }

  private number({ sql, parameters }: Statement): number {
    return this.prepared(sql).get(...parameters)![0] as number;
  }

  private keysetOf(query: PagedQuery, doc: ViewDocument): readonly FieldValue[] {
    const values = fieldValuesOf(this.spec, doc);
    const fields = Object.keys(this.spec.fields);
    return [...query.sort.map(({ field }) => values[fields.indexOf(field)]!), doc.id];
  }

  private prepared(sql: string): SqliteStatement<readonly SqliteValue[], [string | number]> {
    let statement = this.statements.get(sql);
    if (!statement) {
      if (this.statements.size >= MAX_STATEMENTS) this.statements.delete(this.statements.keys().next().value!);
      statement = this.db.prepare(sql, { returnArrays: true });
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
