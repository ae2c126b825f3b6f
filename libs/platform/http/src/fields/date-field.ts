import { isLocalDate } from '@app/kernel';
import type { FieldFault } from './field-faults.js';
import { ValidatedField, type FieldOptions } from './field-rule.js';

const FIRST = '1900-01-01';
const LAST = '2199-12-31';

/** Days far outside the campaigns are typing errors, and arithmetic on them could leave the four-digit years. */
export const dateFault = (value: unknown): FieldFault | null => {
  if (typeof value !== 'string' || !isLocalDate(value)) return { code: 'DATE_EXPECTED' };
  return value < FIRST || value > LAST ? { code: 'YEAR_OUT_OF_RANGE' } : null;
};

/** A calendar day in Viet Nam, `YYYY-MM-DD`. */
export const DateField = (options: FieldOptions): PropertyDecorator =>
  ValidatedField(dateFault, options, { type: 'string', format: 'date', example: '2022-05-31' });
