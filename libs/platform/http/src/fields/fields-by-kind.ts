import type { FieldFault } from './field-faults.js';

/** The fields that an object of each kind has; it has none of another kind's. */
export interface FieldsOfKinds {
  readonly [kind: string]: readonly string[];
}

/** What the schemas of such classes say besides their fields, by the name of the class. */
export const kindSchemas = new Map<string, object>();

/**
 * Documents that the fields of an object depend on its `kind`. `kindFaults` checks it, because a field's own rule knows
 * only the field.
 */
export const FieldsByKind =
  (fields: FieldsOfKinds): ClassDecorator =>
  ({ name }) => {
    const oneOf = Object.entries(fields).map(([kind, own]) => {
      const others = [...new Set(Object.values(fields).flat())].filter((field) => !own.includes(field));
      return {
        properties: { kind: { const: kind } },
        required: own,
        not: { anyOf: others.map((field) => ({ required: [field] })) },
      };
    });
    kindSchemas.set(name, { oneOf });
  };

/** The fields of its kind that an object lacks, and those of another kind that it has. */
export const kindFaults = (
  object: { readonly kind: string },
  fields: FieldsOfKinds,
  pointer: string,
): readonly (FieldFault & { readonly pointer: string })[] => {
  const own = fields[object.kind] ?? [];
  const given = Object.entries(object).flatMap(([name, value]) =>
    name === 'kind' || value === undefined ? [] : [name],
  );
  return [
    ...own.filter((name) => !given.includes(name)).map((name) => ({ name, code: 'REQUIRED' as const })),
    ...given.filter((name) => !own.includes(name)).map((name) => ({ name, code: 'UNKNOWN_FIELD' as const })),
  ].map(({ name, code }) => ({ pointer: `${pointer}/${name}`, code }));
};
