import { instantOf, isInstant, type Instant } from '@app/kernel';
import { applyDecorators } from '@nestjs/common';
import { Normalised } from './normalised.js';
import { dateFault } from './date-field.js';
import type { FieldFault } from './field-faults.js';
import { ValidatedField, type FieldOptions } from './field-rule.js';

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** The canonical form in which instants are stored; null for anything except an RFC 3339 instant with a zone. */
export const instantFrom = (text: string): Instant | null => {
  const day = RFC_3339.exec(text)?.[1];
  return day !== undefined && dateFault(day)?.code !== 'DATE_EXPECTED' ? instantOf(Date.parse(text)) : null;
};

/** The canonical form of an instant; any other value is returned unchanged. */
export const normaliseInstant = (value: unknown): unknown =>
  typeof value === 'string' ? (instantFrom(value) ?? value) : value;

export const instantFault = (value: unknown): FieldFault | null => {
  if (typeof value !== 'string' || !isInstant(value)) return { code: 'INSTANT_EXPECTED' };
  return dateFault(value.slice(0, 10));
};

/**
 * An instant with its zone (`Z` or an offset), normalised to UTC with milliseconds, so that two spellings of an instant
 * give the same command hash. A finer precision is refused, not truncated.
 */
export const InstantField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    Normalised(normaliseInstant),
    ValidatedField(instantFault, options, { type: 'string', format: 'date-time', example: '2022-05-31T17:00:00.000Z' }),
  );
