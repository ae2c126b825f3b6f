/**
 * Completion in tenths of a percent, rounded half up from exact integers (domain rule 3.8): 1458 of 1400 is 1041.
 * null where no target was given or the target is 0: then the answer is "không giao", never infinity.
 */
export const completionTenths = (counted: bigint, target: bigint | null): bigint | null =>
  target === null || target <= 0n ? null : (counted * 2000n + target) / (target * 2n);

/** Tenths of a percent as a plain decimal with a point: 1041 is "104.1". */
export const percentText = (tenths: bigint): string => `${tenths / 10n}.${tenths % 10n}`;
