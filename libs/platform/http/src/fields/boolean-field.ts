import { ValidatedField, type FieldOptions } from './field-rule.js';

/** A JSON boolean. */
export const BooleanField = (options: FieldOptions): PropertyDecorator =>
  ValidatedField((value) => (typeof value === 'boolean' ? null : { code: 'FLAG_EXPECTED' }), options, {
    type: 'boolean',
  });
