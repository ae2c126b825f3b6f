import { searchWords } from '@app/kernel';
import type { SqliteDatabase, SqliteStatement, SqliteValue } from '@app/sqlite';
import { LRUCache } from 'lru-cache';
import { fieldValuesOf } from '../../port/field-values.js';
import type { CollectionVersion, FieldValue, ViewDocument } from '../../port/view-store.js';
import { storedDocument, storedText } from './stored-document.js';
import { column, searchTable, table, toSqliteValue } from './collection-tables.js';

/** A stored row without its body, as this writer last loaded or wrote it. */
interface KnownRow {
  readonly row: bigint;
  readonly position: bigint;
  readonly values: readonly FieldValue[];
  /** Search text of the document, before folding. */
  readonly text: string;
}

const KNOWN_ROWS = 4_096;

const BIGINT_ARRAYS = { readBigInts: true, returnArrays: true };

/**
 * Writes one version of one collection. It caches the field values of documents it has loaded or written, so that a put
 * updates only the indexes of changed fields, and the search index only when the text changed. A row that differs from its
 * cached values is written in full.
 */
export class CollectionWriter {
  /** Null before the first row: a cache takes its room at once, and many collections are not written for long. */
  private known: LRUCache<string, KnownRow> | null = null;
  private readonly updates = new Map<string, SqliteStatement<readonly SqliteValue[], never>>();
  private readonly fields: readonly string[];
  private readonly searchable: boolean;
  /** Without indexes and search words, a known row would save nothing. */
  private readonly cachesRows: boolean;
  private readonly select: SqliteStatement<[string], [bigint, bigint, string]>;
  private readonly upsert: SqliteStatement<readonly SqliteValue[], [bigint]>;
  private readonly remove: SqliteStatement<[string, bigint], [bigint]>;
  private readonly index: SqliteStatement<[bigint, string], never> | null;
  private readonly unindex: SqliteStatement<[bigint], never> | null;
  /** By row: the words to index, or null to remove the row from the search index. */
  private readonly searchChanges = new Map<bigint, string | null>();

  /** `indexed`: secondary indexes and the search index exist and are maintained; false during a bulk build. */
  constructor(
    private readonly db: SqliteDatabase,
    private readonly collection: CollectionVersion,
    readonly indexed: boolean,
  ) {
    const { spec, version } = collection;
    const name = table(spec.name, version);
    this.fields = Object.keys(spec.fields);
    this.searchable = spec.searchText !== undefined;
    this.cachesRows = indexed || this.searchable;
    const columns = ['id', 'position', ...this.fields.map(column), ...(this.searchable ? ['words'] : []), 'doc'];
    this.select = db.prepare(`SELECT row, position, doc FROM ${name} WHERE id = ?`, BIGINT_ARRAYS);
    const upsert = `
      INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
      ON CONFLICT (id) DO UPDATE SET ${columns
        .slice(1)
        .map((each) => `${each} = excluded.${each}`)
        .join(', ')}
      WHERE excluded.position > position`;
    this.upsert = db.prepare(indexed ? `${upsert} RETURNING row` : upsert, BIGINT_ARRAYS);
    this.remove = db.prepare(`DELETE FROM ${name} WHERE id = ? AND position < ? RETURNING row`, BIGINT_ARRAYS);
    const search = indexed && this.searchable ? searchTable(spec.name, version) : null;
    this.index = search === null ? null : db.prepare(`REPLACE INTO ${search} (rowid, words) VALUES (?, ?)`);
    this.unindex = search === null ? null : db.prepare(`DELETE FROM ${search} WHERE rowid = ?`);
  }

  load(ids: readonly string[]): Map<string, ViewDocument> {
    const found = new Map<string, ViewDocument>();
    for (const id of ids) {
      const stored = this.select.get(id);
      if (!stored) continue;
      const doc = storedDocument(this.collection.spec.name, stored[2]);
      found.set(id, doc);
      if (!this.cachesRows) continue;
      const [row, position] = stored;
      this.remember(id, { row, position, values: fieldValuesOf(this.collection.spec, doc), text: this.textOf(doc) });
    }
    return found;
  }

  put(doc: ViewDocument, position: bigint): void {
    const values = fieldValuesOf(this.collection.spec, doc);
    const text = this.textOf(doc);
    const body = storedText(doc);
    if (this.update(doc.id, position, values, text, body)) return;
    const words = this.searchable ? [wordsOf(text)] : [];
    const parameters = [doc.id, position, ...values.map(toSqliteValue), ...words, body];
    if (!this.indexed) {
      // Only indexes need the row, and returning it would slow a bulk build by a quarter.
      this.upsert.run(...parameters);
      return;
    }
    const stored = this.upsert.get(...parameters);
    if (!stored) return;
    const [row] = stored;
    if (this.index) this.searchChanges.set(row, words[0]!);
    this.remember(doc.id, { row, position, values, text });
  }

  delete(id: string, position: bigint): void {
    const removed = this.remove.get(id, position);
    if (!removed) return;
    const [row] = removed;
    this.known?.delete(id);
    if (this.index) this.searchChanges.set(row, null);
  }

  /**
   * Call it once, at the end of a transaction. FTS5 flushes its buffer whenever a row number decreases or another table is
   * written in between, so the changes come last and in order.
   */
  flushSearch(): void {
    if (this.searchChanges.size === 0) return;
    const changes = [...this.searchChanges].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [row, words] of changes) {
      if (words === null) this.unindex!.run(row);
      else this.index!.run(row, words);
    }
    this.searchChanges.clear();
  }

  /** Call it when a transaction in which this writer wrote was rolled back. */
  forget(): void {
    this.known = null;
    this.searchChanges.clear();
  }

  /** Returns true when the stored row matched the cached one and is now up to date. */
  private update(id: string, position: bigint, values: readonly FieldValue[], text: string, body: string): boolean {
    const known = this.known?.get(id);
    if (!known || known.position >= position) return false;
    const parameters: SqliteValue[] = [position];
    let changed = '';
    for (const [index, value] of values.entries()) {
      if (value === known.values[index]) continue;
      changed += `, ${column(this.fields[index]!)} = ?`;
      parameters.push(toSqliteValue(value));
    }
    const words = text === known.text ? null : wordsOf(text);
    if (words !== null) {
      changed += ', words = ?';
      parameters.push(words);
    }
    parameters.push(body, known.row, id, known.position);
    if (this.updating(changed).run(...parameters).changes === 0) return false;
    if (words !== null && this.index) this.searchChanges.set(known.row, words);
    this.remember(id, { row: known.row, position, values, text });
    return true;
  }

  private remember(id: string, row: KnownRow): void {
    this.known ??= new LRUCache({ max: KNOWN_ROWS });
    this.known.set(id, row);
  }

  private updating(changed: string): SqliteStatement<readonly SqliteValue[], never> {
    let statement = this.updates.get(changed);
    if (!statement) {
      const { spec, version } = this.collection;
      statement = this.db.prepare(
        `UPDATE ${table(spec.name, version)} SET position = ?${changed}, doc = ? WHERE row = ? AND id = ? AND position = ?`,
      );
      this.updates.set(changed, statement);
    }
    return statement;
  }

  private textOf(doc: ViewDocument): string {
    return this.searchable ? this.collection.spec.searchText!(doc) : '';
  }
}

/** A blank before each word, so that ` han` matches only at the beginning of a word. */
export const wordsOf = (text: string): string =>
  searchWords(text)
    .map((word) => ` ${word}`)
    .join('');
