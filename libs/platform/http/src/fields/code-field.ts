import { ValidatedField, type FieldOptions } from './field-rule.js';

const CODE = /^[A-Z0-9][A-Z0-9-]{1,31}$/;

/** A short code that the organisation assigns: 2–32 upper-case letters, digits and hyphens. Never normalised. */
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
