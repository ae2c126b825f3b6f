import { compareFieldValues } from './field-values.js';
import { pagedQueryOf } from './query.js';
import type { CollectionSpec, FieldValue, FindOptions, ViewDocument } from './view-store.js';

/** Whether a document comes after the keyset in this sort, as a page that continues after it would show. */
export const comesAfter = <Doc extends ViewDocument>(
  spec: CollectionSpec<Doc>,
  doc: Doc,
  { sort, after }: Required<Pick<FindOptions, 'sort'>> & { readonly after: readonly FieldValue[] },
): boolean => {
  const query = pagedQueryOf(spec, { sort, after, limit: 1 });
  const keyset = [...query.sort.map(({ field }) => spec.fields[field]!(doc)), doc.id];
  for (const [index, value] of keyset.entries()) {
    const order = compareFieldValues(value, after[index]!);
    if (order !== 0) return (query.sort[index]?.descending ?? query.idDescending) ? order < 0 : order > 0;
  }
  return false;
};
