/**
 * Divides an amount by shares, to the đồng (largest remainder method, the earlier share on a tie), so that the parts
 * add up to the whole. Shares are basis points and need not sum to 10.000; if all are 0, every part is 0.
 */
export const benefitShares = (amount: bigint, shares: readonly number[]): readonly bigint[] => {
  if (amount === 0n) return shares.map(() => 0n);
  const whole = BigInt(shares.reduce((sum, share) => sum + share, 0));
  if (whole <= 0n) return shares.map(() => 0n);
  const products = shares.map((share) => amount * BigInt(share));
  const parts = products.map((product) => product / whole);
  const left = Number(amount - parts.reduce((sum, part) => sum + part, 0n));
  const largestFirst = products
    .map((product, index) => ({ remainder: product % whole, index }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of largestFirst.slice(0, left)) parts[index]! += 1n;
  return parts;
};
