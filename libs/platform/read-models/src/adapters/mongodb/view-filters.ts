import type { Document } from 'mongodb';
import type { PagedQuery, Query, Range } from '../../port/query.js';
import type { CollectionSpec, FieldValue } from '../../port/view-store.js';

/** A view's document as the database stores it. */
export interface StoredView {
  readonly _id: string;
  /** Position of the commit that wrote it last. */
  readonly position: bigint;
  readonly fields?: { readonly [field: string]: FieldValue };
  readonly words?: readonly string[];
  /**
   * JSON text: it is returned byte for byte, and keys of a document, some of which are texts of users, never become field
   * names. A tombstone, which a deleted document leaves without transactions, has none.
   */
  readonly doc?: string;
}

/** Documents that satisfy the query. Values are in positions where the server expects values only, never operators. */
export const filterOf = ({ oneOf, ranges, words, matchesNothing }: Query): Document => ({
  $and: [
    ...(matchesNothing ? [{ _id: { $in: [] } }] : []),
    { doc: { $exists: true } },
    ...[...oneOf].map(([field, values]) => ({ [path(field)]: { $in: values } })),
    ...ranges.map((range) => ({ [path(range.field)]: inRange(range) })),
    ...words.map((word) => ({ words: { $elemMatch: { $gte: word, $lt: `${word}${LAST_CHARACTER}` } } })),
  ],
});

/** The query's documents after its keyset. */
export const pageFilterOf = (query: PagedQuery): Document => {
  const { after } = query;
  if (after === null) return filterOf(query);
  const parts = [...query.sort.map((key) => ({ ...key, path: path(key.field) })), idPart(query)];
  const following = parts.flatMap((part, depth) => {
    const same = parts.slice(0, depth).map((each, index) => ({ [each.path]: { $eq: after[index] } }));
    return termsAfter(after[depth]!, part.descending).map((term) => ({ $and: [...same, { [part.path]: term }] }));
  });
  return { $and: [filterOf(query), { $or: following }] };
};

export const sortOf = (query: PagedQuery): [string, 1 | -1][] =>
  [...query.sort.map((key) => ({ ...key, path: path(key.field) })), idPart(query)].map((part) => [
    part.path,
    part.descending ? -1 : 1,
  ]);

export interface ViewIndex {
  readonly name: string;
  readonly key: { readonly [path: string]: 1 | -1 };
}

/** The declared indexes, each with the id at its end, and one for search. */
export const indexesOf = (spec: CollectionSpec): readonly ViewIndex[] => {
  const keys = spec.indexes.map((index) => {
    const parts = index.map((part): [string, 1 | -1] =>
      part.startsWith('-') ? [path(part.slice(1)), -1] : [path(part), 1],
    );
    return Object.fromEntries([...parts, ['_id', parts.at(-1)![1]] as const]);
  });
  return [...keys, ...(spec.searchText ? [{ words: 1 } as const] : [])].map((key) => ({
    name: Object.entries(key).flat().join('_'),
    key,
  }));
};

const path = (field: string): string => `fields.${field}`;

const idPart = (query: PagedQuery): { path: string; descending: boolean } => ({
  path: '_id',
  descending: query.idDescending,
});

const LAST_CHARACTER = '\u{10FFFF}';

/**
 * The server compares values of one type only, while here every number is before every text. So "greater than a number"
 * becomes "not less or equal", and "less than a text" becomes "not greater or equal". Null is in no range.
 */
const inRange = ({ operator, bound }: Range): Document => {
  const [same, opposite] = OPERATORS[operator];
  const reachesOtherType = typeof bound === 'number' ? operator.startsWith('>') : operator.startsWith('<');
  return reachesOtherType ? { $not: { [opposite]: bound }, $ne: null } : { [same]: bound };
};

const OPERATORS = {
  '>': ['$gt', '$lte'],
  '>=': ['$gte', '$lt'],
  '<': ['$lt', '$gte'],
  '<=': ['$lte', '$gt'],
} as const;

/** The values after a value in the order null, numbers, texts, or before it when descending; one of the terms holds. */
const termsAfter = (value: FieldValue, descending: boolean): readonly Document[] => {
  if (value === null) return descending ? [] : [{ $ne: null }];
  if (!descending) return [typeof value === 'number' ? { $not: { $lte: value }, $ne: null } : { $gt: value }];
  return typeof value === 'number' ? [{ $lt: value }, { $eq: null }] : [{ $not: { $gte: value } }];
};
