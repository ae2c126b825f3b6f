import type { SqliteValue } from '@app/sqlite';
import type { CollectionSpec, CollectionVersion, FieldValue } from '../../port/view-store.js';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Field columns have a prefix, so that a field may be called `id` or `doc`. */
export const column = (field: string): string => quoted(`f_${field}`);

/** The table of a collection version. */
export const tableName = (collection: string, version: number): string => `v${version}__${collection}`;

/** A table and its search index, quoted for SQL. */
export const table = (collection: string, version: number): string => quoted(tableName(collection, version));
export const searchTable = (collection: string, version: number): string =>
  quoted(`${tableName(collection, version)}__search`);

/** Quoted for SQL. The name lists the parts, so a changed declaration is another index. */
export const indexName = (collection: string, version: number, index: readonly string[]): string =>
  quoted(`${tableName(collection, version)}__by_${index.join('_')}`);

export interface IndexPart {
  readonly field: string;
  readonly descending: boolean;
}

export const indexPart = (part: string): IndexPart =>
  part.startsWith('-') ? { field: part.slice(1), descending: true } : { field: part, descending: false };

/**
 * Columns have no declared type: with one, SQLite would turn the text `0123` into a number. Fields come before the
 * document, so that reading them never follows its overflow pages.
 */
export const createTable = ({ spec, version }: CollectionVersion): string => `
  CREATE TABLE IF NOT EXISTS ${table(spec.name, version)} (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    ${Object.keys(spec.fields)
      .map((field) => `${column(field)},`)
      .join(' ')}
    ${spec.searchText ? 'words TEXT NOT NULL,' : ''}
    doc TEXT NOT NULL
  )`;

export const createIndex = ({ spec, version }: CollectionVersion, index: readonly string[]): string => {
  const parts = index.map(indexPart);
  const columns = [
    ...parts.map(({ field, descending }) => `${column(field)}${descending ? ' DESC' : ''}`),
    `id${parts.at(-1)?.descending ? ' DESC' : ''}`,
  ];
  return `CREATE INDEX IF NOT EXISTS ${indexName(spec.name, version, index)}
    ON ${table(spec.name, version)} (${columns.join(', ')})`;
};

/**
 * Filled from the column `words`, whose words are folded and separated by blanks, so the tokenizer only splits at blanks.
 * Neither positions nor text are stored: a search needs only the documents that contain words with these prefixes.
 */
export const createSearchTable = (spec: CollectionSpec, version: number): string => `
  CREATE VIRTUAL TABLE ${searchTable(spec.name, version)}
  USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii')`;

/** The driver stores a number beyond 32 bits as a double of eight bytes, a bigint as an integer of one to eight. */
export const toSqliteValue = (value: FieldValue): SqliteValue =>
  typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
