import { applyDecorators } from '@nestjs/common';
import { Normalised } from './normalised.js';
import type { FieldFault } from './field-faults.js';
import { ValidatedField, type FieldOptions } from './field-rule.js';
import { normaliseInstant, instantFrom } from './instant-field.js';

const DIGITS = /^(0|[1-9]\d{0,14})$/;
const POSITION = /^(0|[1-9]\d{0,18})$/;
/** The largest position that an adapter can store: a signed 64-bit integer. */
const MAX_POSITION = 2n ** 63n - 1n;

export const positionFault = (value: unknown): FieldFault | null =>
  typeof value === 'string' && POSITION.test(value) && BigInt(value) <= MAX_POSITION
    ? null
    : { code: 'POSITION_EXPECTED' };

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

/** Several values of a fixed set, separated by commas, in a query string. Arrives as a list. */
export const QueryEnumListField = (
  options: FieldOptions & { readonly values: readonly string[] },
): PropertyDecorator => {
  const values = new Set<unknown>(options.values);
  return applyDecorators(
    Normalised((value) => (typeof value === 'string' ? value.split(',') : { repeated: value })),
    ValidatedField(
      (value) => {
        if (!Array.isArray(value)) return { code: 'REPEATED' };
        if (!value.every((each) => values.has(each)))
          return { code: 'CHOICE_EXPECTED', params: { choices: options.values.join(', ') } };
        return new Set(value).size < value.length ? { code: 'REPEATED_ITEM' } : null;
      },
      options,
      {
        type: 'array',
        items: { type: 'string', enum: [...options.values] },
        style: 'form',
        explode: false,
      } as never,
    ),
  );
};

/** A point in the history: a log position (digits) or an instant (RFC 3339 with a zone). Arrives as text. */
export const AsOfField = (options: FieldOptions): PropertyDecorator =>
  applyDecorators(
    Normalised(normaliseInstant),
    ValidatedField(
      (value) =>
        positionFault(value) === null || (typeof value === 'string' && instantFrom(value) === value)
          ? null
          : { code: 'INSTANT_EXPECTED' },
      options,
      { type: 'string', example: '2022-05-31T17:00:00.000Z' },
    ),
  );

/** A log position in a query string: digits. Arrives as text. */
export const PositionField = (options: FieldOptions): PropertyDecorator =>
  ValidatedField(positionFault, options, { type: 'string', pattern: '^(0|[1-9][0-9]*)$' });
