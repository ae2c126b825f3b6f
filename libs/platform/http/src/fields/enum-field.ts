import { ValidatedField, type FieldOptions } from './field-rule.js';

/** One of the given values, compared exactly. */
export const EnumField = (options: FieldOptions & { readonly values: readonly string[] }): PropertyDecorator => {
  const values = new Set(options.values);
  return ValidatedField(
    (value) =>
      typeof value === 'string' && values.has(value)
        ? null
        : { code: 'CHOICE_EXPECTED', params: { choices: options.values.join(', ') } },
    options,
    { type: 'string', enum: [...options.values, ...(options.nullable ? [null] : [])] },
  );
};
