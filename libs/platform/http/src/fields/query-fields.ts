import { applyDecorators } from '@nestjs/common';
import { Normalised } from './normalised.js';
import type { FieldFault } from './field-faults.js';
import { ValidatedField, type FieldOptions } from './field-rule.js';
import { Shaped } from './field-shape.js';
import { INSTANT_PATTERN, instantFault, normaliseInstant } from './instant-field.js';

const DIGITS = /^(0|[1-9]\d{0,14})$/;
/** Positions are signed 64-bit integers, of 19 digits at most. The few larger numbers of 19 digits are beyond the end of every log. */
export const POSITION = /^(0|[1-9][0-9]{0,18})$/;

export const positionFault = (value: unknown): FieldFault | null =>
  typeof value === 'string' && POSITION.test(value) ? null : { code: 'POSITION_EXPECTED' };

/** A whole number in a query string: digits only, so `1e3`, `10abc` and `+5` are refused. Arrives as a number. */
export const QueryIntegerField = (
  options: FieldOptions & { readonly min: number; readonly max: number; readonly default?: number },
): PropertyDecorator => {
  const { min, max } = options;
  return applyDecorators(
    Normalised((value) => (typeof value === 'string' && DIGITS.test(value) ? Number(value) : value)),
    ValidatedField(
      (value) => {
        if (typeof value !== 'number') return { code: 'INTEGER_EXPECTED' };
        if (value < min) return { code: 'NUMBER_TOO_SMALL', params: { min } };
        return value > max ? { code: 'NUMBER_TOO_LARGE', params: { max } } : null;
      },
      options,
      {
        type: 'integer',
        minimum: min,
        maximum: max,
        ...(options.default !== undefined && { default: options.default }),
      },
    ),
  );
};

/** `true` or `false` in a query string. Arrives as a boolean. */
export const QueryBooleanField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    Normalised((value) => (value === 'true' ? true : value === 'false' ? false : value)),
    ValidatedField((value) => (typeof value === 'boolean' ? null : { code: 'FLAG_EXPECTED' }), options, {
      type: 'boolean',
    }),
  );

/** The values of a parameter that is repeated, or of one that separates them by commas. */
const listed = (value: unknown): unknown =>
  [value].flat().flatMap((each: unknown) => (typeof each === 'string' ? each.split(',') : [each]));

/** Several values of a fixed set in a query string: `a=1&a=2` or `a=1,2`. Arrives as a list. */
export const QueryEnumListField = (
  options: FieldOptions & { readonly values: readonly string[] },
): PropertyDecorator => {
  const values = new Set<unknown>(options.values);
  return applyDecorators(
    Shaped({ repeatable: true }),
    Normalised(listed),
    ValidatedField(
      (value) => {
        const given = value as readonly unknown[];
        if (!given.every((each) => values.has(each)))
          return { code: 'CHOICE_EXPECTED', params: { choices: options.values.join(', ') } };
        return new Set(given).size < given.length ? { code: 'REPEATED_ITEM' } : null;
      },
      options,
      { type: 'array', items: { type: 'string', enum: [...options.values] }, minItems: 1, uniqueItems: true },
    ),
  );
};

/** A point in the history: a log position (digits) or an instant (RFC 3339 with a zone). Arrives as text. */
export const AsOfField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    Normalised(normaliseInstant),
    ValidatedField((value) => (positionFault(value) === null ? null : instantFault(value)), options, {
      type: 'string',
      pattern: `${POSITION.source}|${INSTANT_PATTERN}`,
    }),
  );

/** A log position in a query string: digits. Arrives as text. */
export const PositionField = (options: FieldOptions): PropertyDecorator =>
  ValidatedField(positionFault, options, { type: 'string', pattern: POSITION.source });
