import { instantOf, isInstant, type Instant } from '@app/kernel';
import { applyDecorators } from '@nestjs/common';
import { Normalised } from './normalised.js';
import { DAY_PATTERN, dateFault } from './date-field.js';
import type { FieldFault } from './field-faults.js';
import { ValidatedField, type FieldOptions } from './field-rule.js';

const TIME = 'T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,3})?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])';
const RFC_3339 = new RegExp(`^([0-9]{4}-[0-9]{2}-[0-9]{2})${TIME}$`);

/** For the OpenAPI document, whose `date-time` has every year and any precision. */
export const INSTANT_PATTERN = `^${DAY_PATTERN}${TIME}$`;

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
    ValidatedField(instantFault, options, {
      type: 'string',
      format: 'date-time',
      pattern: INSTANT_PATTERN,
      example: '2022-05-31T17:00:00.000Z',
    }),
  );
