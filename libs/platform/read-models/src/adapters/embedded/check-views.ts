import { setImmediate as nextTurn } from 'node:timers/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { SqliteDatabase, type SqliteValue } from '@app/sqlite';
import { builtFields } from '../../port/query.js';
import { fieldValuesOf } from '../../port/field-values.js';
import type { CollectionSpec } from '../../port/view-store.js';
import { Catalogue } from './catalogue.js';
import { column, searchTable, table, toSqliteValue } from './collection-tables.js';
import { wordsOf } from './collection-writer.js';
import { storedDocument } from './stored-document.js';

const PAGE = 500;

const ROWS = { readBigInts: true, returnArrays: true };

type Row = readonly [row: bigint, id: string, doc: string, ...columns: SqliteValue[]];

interface CheckViewsOptions {
  /** Whether SQLite checks the file as well, in one call. Default true. */
  readonly sqliteChecks?: boolean;
  /** Called often, also while nothing has changed, with the number of collections that were read. */
  readonly onProgress?: (read: number, all: number) => void;
}

/**
 * Reads the file `views.db` of a folder whole, and compares every column of the served versions with its document.
 * Other work may run in between.
 *
 * @returns what is wrong; empty for a sound file. Whether the documents are right only a rebuild can tell.
 */
export const faultsOfViews = async (
  folder: string,
  specs: readonly CollectionSpec[],
  { sqliteChecks = true, onProgress = () => undefined }: CheckViewsOptions = {},
): Promise<readonly string[]> => {
  let db: SqliteDatabase | undefined;
  try {
    db = new SqliteDatabase(join(folder, 'views.db'), { readOnly: true });
    const faults = sqliteChecks ? db.faults() : [];
    if (faults.length > 0) return faults;
    const catalogue = new Catalogue(db);
    catalogue.checkpoints();
    for (const [read, spec] of specs.entries()) {
      await compareColumns(db, catalogue, spec, () => onProgress(read, specs.length));
    }
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    db?.close();
  }
};

const compareColumns = async (
  db: SqliteDatabase,
  catalogue: Catalogue,
  spec: CollectionSpec,
  onPage: () => void,
): Promise<void> => {
  const active = catalogue.versionsOf(spec.name).find(({ served }) => served === 1);
  if (!active) return;
  // Another version of the service may have built it with other fields.
  const isCurrent = active.fields === JSON.stringify(builtFields(spec));
  const isSearchable = spec.searchText !== undefined;
  const columns = isCurrent ? [...Object.keys(spec.fields).map(column), ...(isSearchable ? ['words'] : [])] : [];
  const page = db.prepare<[bigint, number], Row>(
    `SELECT ${['row', 'id', 'doc', ...columns].join(', ')} FROM ${table(spec.name, active.version)}
     WHERE row > ? ORDER BY row LIMIT ?`,
    ROWS,
  );
  for (let rows = page.all(-1n, PAGE); rows.length > 0; rows = page.all(rows.at(-1)![0], PAGE)) {
    for (const [, id, text, ...stored] of rows) {
      const doc = storedDocument(spec.name, text);
      const words = wordsOf(spec.searchText?.(doc) ?? '');
      const expected = isCurrent
        ? [...fieldValuesOf(spec, doc).map(toSqliteValue), ...(isSearchable ? [words] : [])]
        : [];
      if (doc.id !== id || expected.some((value, index) => value !== stored[index])) {
        throw new Error(`${spec.name}: the columns of ${doc.id} differ from its document`);
      }
    }
    onPage();
    await nextTurn();
  }
  if (isSearchable && isCurrent && !isSearchIntact(db, spec.name, active.version, onPage)) {
    throw new Error(`${spec.name}: the search index differs from the documents`);
  }
};

/** Sums checksums, so that the words of documents and those of the index compare in any order. */
class SearchDigest {
  sum = 0;
  private count = 0;

  /** Returns how many were added. */
  add(row: bigint | string, word: string): number {
    this.sum = (this.sum + crc32(`${row} ${word}`)) % Number.MAX_SAFE_INTEGER;
    return ++this.count;
  }
}

/**
 * SQLite's own check cannot compare a search index that keeps no texts with anything. Both sides are of one snapshot, as a
 * projector may be writing.
 */
const isSearchIntact = (db: SqliteDatabase, name: string, version: number, onPage: () => void): boolean =>
  db.transaction('DEFERRED', () => {
    const [documents, index] = [new SearchDigest(), new SearchDigest()];
    const stored = db.prepare<[], readonly [row: bigint, words: string]>(
      `SELECT row, words FROM ${table(name, version)}`,
      ROWS,
    );
    for (const [row, words] of stored.each()) {
      for (const word of new Set(words.split(' '))) if (word !== '' && documents.add(row, word) % PAGE === 0) onPage();
    }
    db.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', ${searchTable(name, version)}, 'instance')`);
    // A row for each word instead of each of its places: the driver takes longer for a row than SQLite.
    const places = db.prepare<[], readonly [word: string, rows: string]>(
      `SELECT term, group_concat(doc, ' ') FROM temp.words GROUP BY term`,
      ROWS,
    );
    for (const [word, rows] of places.each()) {
      for (const [row] of rows.matchAll(/\d+/g)) if (index.add(row, word) % PAGE === 0) onPage();
    }
    db.exec('DROP TABLE temp.words');
    return documents.sum === index.sum;
  });
