import type { SqliteValue } from '@app/sqlite';
import type { PagedQuery, Query } from '../../port/query.js';
import type { CollectionSpec, FieldValue } from '../../port/view-store.js';
import { column, indexName, indexPart, searchTable, table, toSqliteValue } from './collection-tables.js';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly SqliteValue[];
}

/** A range of the sort order whose rows are tested for words one by one, and the size of the range, capped at one too many. */
export interface OrderedScan {
  readonly rows: Statement;
  readonly size: Statement;
}

interface SortColumn {
  readonly sql: string;
  readonly descending: boolean;
}

/** Up to this many combinations of `in` values are merged from one scan each; beyond it the planner decides. */
const MAX_MERGED = 16;

/** Maximum number of rows a search tests one by one, which takes some milliseconds, before it uses the search index. */
export const MAX_SCANNED_ROWS = 2_000;

/**
 * Statements that together answer a page without search: to be run in order, each with the number of rows still wanted as
 * its last parameter, until the page is full.
 *
 * Without a keyset it is one statement. With one, "after (a, b, id)" splits into consecutive ranges of the index: the rest
 * of (a, b), the rest of (a), everything after a. One condition with OR would mean the same, but SQLite would scan for it.
 */
export const pageStatements = (spec: CollectionSpec, version: number, query: PagedQuery): readonly Statement[] =>
  rangesOf(query).map((range) => {
    const { sql, parameters } = rowsInOrder(spec, version, query, range, ['doc']);
    return { sql: `${sql} LIMIT ?`, parameters };
  });

/**
 * Answers a search by an ordered scan, which is fast for common words. Each range must be scanned to its end before the next.
 * When a range exceeds MAX_SCANNED_ROWS rows and the page is not full, use the search index.
 */
export const orderedScans = (spec: CollectionSpec, version: number, query: PagedQuery): readonly OrderedScan[] => {
  const name = table(spec.name, version);
  const tests = wordTests(query.words);
  return rangesOf(query).map((range) => {
    const { sql, parameters } = rowsInOrder(spec, version, query, range, ['row', 'words']);
    return {
      rows: {
        sql: `SELECT (SELECT doc FROM ${name} AS document WHERE document.row = scanned.row)
          FROM (${sql} LIMIT ${MAX_SCANNED_ROWS}) AS scanned WHERE ${tests.sql} ORDER BY ${orderBy(sortColumns(query))} LIMIT ?`,
        parameters: [...parameters, ...tests.parameters],
      },
      size: cappedCount(select(name, [...filterTerms(query), ...range], '1')),
    };
  });
};

/** Answers a search from the search index, for words in few documents. Run them like `pageStatements`. */
export const searchStatements = (spec: CollectionSpec, version: number, query: PagedQuery): readonly Statement[] =>
  rangesOf(query).map((range) => {
    const { sql, parameters } = select(found(spec, version), [...filterTerms(query), ...range], 'doc');
    return {
      sql: `${sql} ORDER BY ${orderBy(sortColumns(query))} LIMIT ?`,
      parameters: [matchOf(query.words), ...parameters],
    };
  });

/** Number of documents that satisfy the filters, ignoring the words of the query. */
export const countStatement = (spec: CollectionSpec, version: number, query: Query): Statement =>
  select(forCount(spec, version, query), filterTerms(query), 'count(*)');

/** Number of documents that satisfy the filters, at most MAX_SCANNED_ROWS + 1. */
export const countSizeStatement = (spec: CollectionSpec, version: number, query: Query): Statement =>
  cappedCount(select(forCount(spec, version, query), filterTerms(query), '1'));

/** Number of documents with the words, tested one by one. */
export const countByScanStatement = (spec: CollectionSpec, version: number, query: Query): Statement =>
  select(forCount(spec, version, query), [...filterTerms(query), wordTests(query.words)], 'count(*)');

/** Number of documents with the words, from the search index. */
export const countBySearchStatement = (spec: CollectionSpec, version: number, query: Query): Statement => {
  const terms = filterTerms(query);
  const from = terms.length === 0 ? `${searchTable(spec.name, version)}(?)` : found(spec, version);
  const { sql, parameters } = select(from, terms, 'count(*)');
  return { sql, parameters: [matchOf(query.words), ...parameters] };
};

const select = (from: string, terms: readonly Statement[], columns: string): Statement => ({
  sql: `SELECT ${columns} FROM ${from}${terms.length === 0 ? '' : ` WHERE ${terms.map((term) => term.sql).join(' AND ')}`}`,
  parameters: terms.flatMap((term) => term.parameters),
});

const cappedCount = ({ sql, parameters }: Statement): Statement => ({
  sql: `SELECT count(*) FROM (${sql} LIMIT ${MAX_SCANNED_ROWS + 1})`,
  parameters,
});

/** The rows of one range, in order; several `in` values on a declared index become one scan each, which SQLite merges. */
const rowsInOrder = (
  spec: CollectionSpec,
  version: number,
  query: PagedQuery,
  range: readonly Statement[],
  columns: readonly string[],
): Statement => {
  const index = indexForPage(spec, query);
  const from = `${table(spec.name, version)}${index ? ` INDEXED BY ${indexName(spec.name, version, index)}` : ''}`;
  const sort = sortColumns(query);
  const arms = (index ? combinations(query.oneOf) : [query.oneOf]).map((oneOf) =>
    select(
      from,
      [...filterTerms({ ...query, oneOf }), ...range],
      [...columns, ...sort.map((each) => each.sql)].join(', '),
    ),
  );
  return {
    sql: `${arms.map((arm) => arm.sql).join(' UNION ALL ')} ORDER BY ${orderBy(sort)}`,
    parameters: arms.flatMap((arm) => arm.parameters),
  };
};

const sortColumns = (query: PagedQuery): readonly SortColumn[] => [
  ...query.sort.map(({ field, descending }) => ({ sql: column(field), descending })),
  { sql: 'id', descending: query.idDescending },
];

const orderBy = (columns: readonly SortColumn[]): string =>
  columns.map(({ sql, descending }) => `${sql}${descending ? ' DESC' : ''}`).join(', ');

const found = (spec: CollectionSpec, version: number): string =>
  `(SELECT rowid FROM ${searchTable(spec.name, version)}(?)) AS found CROSS JOIN ${table(spec.name, version)} ON row = found.rowid`;

const forCount = (spec: CollectionSpec, version: number, query: Query): string => {
  const index = indexForCount(spec, query);
  return `${table(spec.name, version)}${index ? ` INDEXED BY ${indexName(spec.name, version, index)}` : ''}`;
};

/** Words contain only letters and digits. The quotes keep AND, OR, NOT and NEAR from being operators. */
const matchOf = (words: readonly string[]): string => words.map((word) => `"${word}"*`).join(' ');

/** The column `words` has a blank before each word. */
const wordTests = (words: readonly string[]): Statement => ({
  sql: words.map(() => 'instr(words, ?)').join(' AND '),
  parameters: words.map((word) => ` ${word}`),
});

const filterTerms = ({ oneOf, ranges }: Pick<Query, 'oneOf' | 'ranges'>): readonly Statement[] => [
  ...[...oneOf].map(([field, values]) => oneOfTerm(column(field), values)),
  ...ranges.map(({ field, operator, bound: limit }) => ({
    sql: `${column(field)} ${operator} ?`,
    parameters: [toSqliteValue(limit)],
  })),
];

const oneOfTerm = (name: string, values: readonly FieldValue[]): Statement => {
  const given = values.filter((value) => value !== null);
  if (given.length === 0) return { sql: `${name} IS NULL`, parameters: [] };
  const parameters = given.map(toSqliteValue);
  const among = given.length === 1 ? `${name} = ?` : `${name} IN (${given.map(() => '?').join(', ')})`;
  return { sql: given.length === values.length ? among : `(${among} OR ${name} IS NULL)`, parameters };
};

/** Conditions of the ranges of rows after a keyset, in order; one range without condition when there is none. */
const rangesOf = (query: PagedQuery): readonly (readonly Statement[])[] => {
  const { after } = query;
  if (after === null) return [[]];
  const columns = sortColumns(query);
  const ranges: Statement[][] = [];
  for (let depth = columns.length - 1; depth >= 0; depth -= 1) {
    const same = columns.slice(0, depth).map((each, index) => oneOfTerm(each.sql, [after[index]!]));
    for (const term of termsAfter(columns[depth]!, after[depth]!)) ranges.push([...same, term]);
  }
  return ranges;
};

const termsAfter = ({ sql, descending }: SortColumn, value: FieldValue): readonly Statement[] => {
  // Every other value is after null. Unlike IS NOT NULL, SQLite always searches an index for this range.
  if (value === null) return descending ? [] : [{ sql: `${sql} >= -9e999`, parameters: [] }];
  const beyond = { sql: `${sql} ${descending ? '<' : '>'} ?`, parameters: [toSqliteValue(value)] };
  return descending && sql !== 'id' ? [beyond, { sql: `${sql} IS NULL`, parameters: [] }] : [beyond];
};

const combinations = (
  oneOf: ReadonlyMap<string, readonly FieldValue[]>,
): readonly ReadonlyMap<string, readonly FieldValue[]>[] => {
  let rows: (readonly [string, readonly FieldValue[]])[][] = [[]];
  for (const [field, values] of oneOf) {
    rows = rows.flatMap((row) => values.map((value) => [...row, [field, [value]] as const]));
  }
  return rows.map((row) => new Map(row));
};

/**
 * The declared index for this filter and sort: its first fields are those with given values, the rest is the sort, forwards
 * or backwards. The statement names it, because without statistics the planner may prefer another. Null leaves the choice to
 * the planner.
 */
const indexForPage = (spec: CollectionSpec, query: PagedQuery): readonly string[] | null => {
  const merged = [...query.oneOf.values()].reduce((product, values) => product * values.length, 1);
  if (merged > MAX_MERGED) return null;
  const sort = query.sort.filter((key) => !query.oneOf.has(key.field));
  const ranged = query.ranges.every(({ field }) => query.oneOf.has(field) || field === sort[0]?.field);
  if (!ranged) return null;
  return (
    spec.indexes.find((index) => {
      if (index.length !== query.oneOf.size + sort.length) return false;
      const parts = index.map(indexPart);
      const last = parts.at(-1)!;
      const backwards = query.idDescending !== last.descending;
      return (
        parts.slice(0, query.oneOf.size).every((part) => query.oneOf.has(part.field)) &&
        parts
          .slice(query.oneOf.size)
          .every(
            (part, place) =>
              part.field === sort[place]!.field && (part.descending !== sort[place]!.descending) === backwards,
          )
      );
    }) ?? null
  );
};

/** A declared index that begins with every given field, followed by the field of the range, if any. */
const indexForCount = (spec: CollectionSpec, query: Query): readonly string[] | null => {
  const ranged = new Set(query.ranges.map((range) => range.field).filter((field) => !query.oneOf.has(field)));
  if (query.oneOf.size + ranged.size === 0 || ranged.size > 1) return null;
  return (
    spec.indexes.find((index) => {
      const fields = index.map((part) => indexPart(part).field);
      return (
        fields.length >= query.oneOf.size + ranged.size &&
        fields.slice(0, query.oneOf.size).every((field) => query.oneOf.has(field)) &&
        [...ranged].every((field) => fields[query.oneOf.size] === field)
      );
    }) ?? null
  );
};
