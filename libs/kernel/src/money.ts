/** An amount as it stands in events and JSON: integer đồng, decimal digits, no sign, no leading zero. `null` (not quantifiable) is never `"0"`. */
export type VndText = string;

const VND = /^(0|[1-9]\d{0,17})$/;

/** True for an amount in the one accepted form, up to 10^18 − 1 đồng. */
export const isVnd = (text: string): text is VndText => VND.test(text);

/** @throws RangeError when the text is not an amount; stored amounts always are. */
export const vnd = (text: VndText): bigint => {
  if (!isVnd(text)) throw new RangeError(`not an amount in đồng: ${text}`);
  return BigInt(text);
};

export const vndText = (amount: bigint): VndText => amount.toString();
