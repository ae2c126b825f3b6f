/**
 * Texts that sort as the numbers they stand for, for stores that sort texts by code point and numbers only up to 2^53. Equal
 * numbers have equal keys.
 */

/** Key of a natural number in decimal digits: the number of digits in two digits, then the digits. */
export const numberSortKey = (digits: string): string => `${digits.length < 10 ? '0' : ''}${digits.length}${digits}`;

/** Fractions are distinct in 30 decimals if no denominator exceeds this: two of them differ by 10^−30 or more. */
export const MAX_DENOMINATOR = 1e15;

const THIRTY_DECIMALS = 10n ** 30n;

/** Key of a fraction ≥ 0. Exact: 41/68 sorts below 38/63, and 1/2 has the key of 2/4. */
export const fractionSortKey = (numerator: number, denominator: number): string =>
  numberSortKey(((BigInt(numerator) * THIRTY_DECIMALS) / BigInt(denominator)).toString());
