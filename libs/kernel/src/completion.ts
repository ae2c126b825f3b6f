/**
 * Completion in tenths of a percent, rounded half up from exact integers (domain rule 3.8): 869 of 68 is 12779.
 * null if no target is assigned or the target is 0: the response then says "không giao", never infinity.
 */
export const completionTenths = (counted: bigint, target: bigint | null): bigint | null =>
  target === null || target <= 0n ? null : (counted * 2000n + target) / (target * 2n);

/** Tenths of a percent as a decimal with a point: 12779 is "1277.9". */
export const percentText = (tenths: bigint): string => `${tenths / 10n}.${tenths % 10n}`;
