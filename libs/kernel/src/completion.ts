/** 100,0 % in tenths of a percent. */
const WHOLE = 1000n;

/**
 * Completion in tenths of a percent, rounded half up from exact integers (domain rule 3.8): 869 of 68 is 12779. Below the
 * target it is 999 at most: 1.999 of 2.000 is 99,9 %, because 100,0 % would claim that the target was reached. null if no
 * target is assigned or the target is 0: the response then says "không giao", never infinity.
 */
export const completionTenths = (counted: bigint, target: bigint | null): bigint | null => {
  if (target === null || target <= 0n) return null;
  const tenths = (counted * 2000n + target) / (target * 2n);
  return counted < target && tenths >= WHOLE ? WHOLE - 1n : tenths;
};

/** Tenths of a percent as a decimal with a point: 12779 is "1277.9". */
export const percentText = (tenths: bigint): string => `${tenths / 10n}.${tenths % 10n}`;
