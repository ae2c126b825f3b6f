import { isVnd, vnd } from '@app/kernel';
import { ValidatedField, type FieldOptions } from './field-rule.js';

/** The largest amount: read models store amounts as numbers for sorting, exact up to 2^53. */
export const MAX_VND = 10n ** 15n;

/** An amount in integer đồng as a string of digits, "0" to 10^15. Numbers, signs, separators and units are refused. */
export const VndField = (options: FieldOptions & { /** Default 0. */ readonly min?: 0n | 1n }): PropertyDecorator => {
  const { min = 0n } = options;
  return ValidatedField(
    (value) => {
      if (typeof value !== 'string' || !isVnd(value)) return { code: 'AMOUNT_EXPECTED' };
      if (vnd(value) < min) return { code: 'AMOUNT_TOO_SMALL', params: { min: String(min) } };
      return vnd(value) > MAX_VND ? { code: 'AMOUNT_TOO_LARGE', params: { max: String(MAX_VND) } } : null;
    },
    options,
    { type: 'string', pattern: `^(${min === 0n ? '0|' : ''}[1-9][0-9]{0,14}|${MAX_VND})$`, example: '1500000' },
  );
};
