/** An amount in events and JSON: đồng as decimal digits, no sign, no leading zero. "Not quantifiable" is `null`, never `"0"`. */
export type VndText = string;

const VND = /^(0|[1-9]\d{0,17})$/;

/** True for an amount in the one accepted form, up to 10^18 − 1 đồng. */
export const isVnd = (text: string): text is VndText => VND.test(text);

/** @throws RangeError for a text that is not an amount; stored amounts always are amounts. */
export const vnd = (text: VndText): bigint => {
  if (!isVnd(text)) throw new RangeError(`not an amount in đồng: ${text}`);
  return BigInt(text);
};

export const vndText = (amount: bigint): VndText => amount.toString();
