import type { CollectionSpec, FieldValue, ViewDocument } from './view-store.js';

/** Order of field values in every store: null, then numbers, then texts by code point. */
export const compareFieldValues = (a: FieldValue, b: FieldValue): number => {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return rank(a) - rank(b);
};

const rank = (value: FieldValue): number => (value === null ? 0 : typeof value === 'number' ? 1 : 2);

export const isFieldValue = (value: unknown): value is FieldValue =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

/**
 * The declared fields of a document, in order of declaration.
 *
 * @throws TypeError when a field reads something no store can hold
 */
export const fieldValuesOf = (spec: CollectionSpec, doc: ViewDocument): FieldValue[] => {
  const values: FieldValue[] = [];
  for (const field in spec.fields) {
    const value: unknown = spec.fields[field]!(doc);
    if (!isFieldValue(value))
      throw new TypeError(`${spec.name} ${doc.id}: ${field} is a ${typeof value} no store can hold`);
    values.push(value);
  }
  return values;
};
