import { ValidatedField, type FieldOptions } from './field-rule.js';

/** A safe integer as a JSON number; −0 is refused. For bodies; see QueryIntegerField. */
export const IntegerField = (
  options: FieldOptions & { readonly min: number; readonly max: number },
): PropertyDecorator => {
  const { min, max } = options;
  return ValidatedField(
    (value) => {
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) return { code: 'INTEGER_EXPECTED' };
      if ((value as number) < min) return { code: 'NUMBER_TOO_SMALL', params: { min } };
      return (value as number) > max ? { code: 'NUMBER_TOO_LARGE', params: { max } } : null;
    },
    options,
    { type: 'integer', minimum: min, maximum: max },
  );
};
