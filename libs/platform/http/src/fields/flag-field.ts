import { RuledField, type FieldOptions } from './field-rule.js';

/** A JSON boolean. */
export const FlagField = (options: FieldOptions): PropertyDecorator =>
  RuledField((value) => (typeof value === 'boolean' ? null : { code: 'FLAG_EXPECTED' }), options, { type: 'boolean' });
