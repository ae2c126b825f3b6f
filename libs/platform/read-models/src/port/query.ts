import { searchWords } from '@app/kernel';
import { isFieldValue } from './field-values.js';
import { InvalidKeyset, UndeclaredField } from './view-store.js';
import type { CollectionSpec, FieldValue, FindOptions } from './view-store.js';

export interface Range {
  readonly field: string;
  readonly operator: '>' | '>=' | '<' | '<=';
  readonly bound: string | number;
}

export interface SortField {
  readonly field: string;
  readonly descending: boolean;
}

/** The conditions of a query, checked against the collection, in a form common to all adapters. */
export interface Query {
  /** The values each field may have. Equality is a list of one; an empty list matches nothing. */
  readonly oneOf: ReadonlyMap<string, readonly FieldValue[]>;
  readonly ranges: readonly Range[];
  /** Each must be the beginning of a word of the document. */
  readonly words: readonly string[];
  /** Whether no document can satisfy it: a search without a word, or no value allowed for a field. */
  readonly matchesNothing: boolean;
}

export interface PagedQuery extends Query {
  readonly sort: readonly SortField[];
  /** Direction of `id`, which breaks ties. */
  readonly idDescending: boolean;
  readonly after: readonly FieldValue[] | null;
  readonly limit: number;
}

/** @throws UndeclaredField */
export const queryOf = (spec: CollectionSpec, options: Pick<FindOptions, 'where' | 'search'>): Query => {
  const oneOf = new Map<string, readonly FieldValue[]>();
  const ranges: Range[] = [];
  for (const [field, condition] of Object.entries(options.where ?? {})) {
    declared(spec, field);
    if (condition === null || typeof condition !== 'object') oneOf.set(field, [condition]);
    else if ('in' in condition) oneOf.set(field, [...new Set(condition.in)]);
    else {
      if (condition.gt !== undefined) ranges.push({ field, operator: '>', bound: condition.gt });
      if (condition.gte !== undefined) ranges.push({ field, operator: '>=', bound: condition.gte });
      if (condition.lt !== undefined) ranges.push({ field, operator: '<', bound: condition.lt });
      if (condition.lte !== undefined) ranges.push({ field, operator: '<=', bound: condition.lte });
    }
  }
  if (options.search !== undefined && !spec.searchText) throw new UndeclaredField(spec.name, SEARCH);
  const words = searchWords(options.search ?? '');
  const isWordless = options.search !== undefined && words.length === 0;
  const matchesNothing = isWordless || [...oneOf.values()].some((values) => values.length === 0);
  return { oneOf, ranges, words, matchesNothing };
};

/** @throws UndeclaredField, InvalidKeyset; RangeError when `limit` is not a whole number ≥ 1 */
export const pagedQueryOf = (spec: CollectionSpec, options: FindOptions): PagedQuery => {
  const sort = (options.sort ?? []).map(({ field, direction }) => {
    declared(spec, field);
    return { field, descending: direction === 'desc' };
  });
  const after = options.after ?? null;
  if (after && !(after.length === sort.length + 1 && after.every(isFieldValue) && typeof after.at(-1) === 'string')) {
    throw new InvalidKeyset(spec.name);
  }
  if (!Number.isSafeInteger(options.limit) || options.limit < 1) throw new RangeError(`limit ${options.limit}`);
  return {
    sort,
    idDescending: sort.at(-1)?.descending ?? false,
    after,
    limit: options.limit,
    ...queryOf(spec, options),
  };
};

const declared = (spec: CollectionSpec, field: string): void => {
  if (!Object.hasOwn(spec.fields, field)) throw new UndeclaredField(spec.name, field);
};

/** Represents search among the fields a version was built with and the fields a query needs. */
const SEARCH = 'searchText';

/** The fields a version of this collection is built with, search among them. */
export const builtFields = (spec: CollectionSpec): readonly string[] =>
  [...Object.keys(spec.fields), ...(spec.searchText ? [SEARCH] : [])].sort();

/** The fields a query needs in the active version. */
export const fieldsOf = (query: Query & Partial<PagedQuery>): readonly string[] => [
  ...query.oneOf.keys(),
  ...query.ranges.map((range) => range.field),
  ...(query.sort ?? []).map((key) => key.field),
  ...(query.words.length > 0 ? [SEARCH] : []),
];
