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

/** For the OpenAPI document, whose `date` has every year. */
export const DAY_PATTERN = '(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])';

/** A calendar day in Viet Nam, `YYYY-MM-DD`. */
export const DateField = (options: FieldOptions): PropertyDecorator =>
  ValidatedField(dateFault, options, {
    type: 'string',
    format: 'date',
    pattern: `^${DAY_PATTERN}$`,
    example: '2022-05-31',
  });
