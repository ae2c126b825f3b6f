import { ValidatedField, type FieldOptions } from './field-rule.js';

const CODE = /^[A-Z0-9][A-Z0-9-]{1,31}$/;

/** A short name given by the organisation: upper-case letters, digits and hyphens, 2–32, never corrected silently. */
export const CodeField = (options: FieldOptions): PropertyDecorator =>
  ValidatedField(
    (value) => (typeof value === 'string' && CODE.test(value) ? null : { code: 'CODE_EXPECTED' }),
    options,
    {
      type: 'string',
      pattern: CODE.source,
      minLength: 2,
      maxLength: 32,
    },
  );
