/**
 * Splits an integer total over weights so that the parts add up exactly: largest remainders, ties to the earlier one.
 * Every part with a positive weight gets at least `minimum`.
 */
export const apportion = (total: number, weights: readonly number[], minimum = 0): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  const spare = total - minimum * weights.length;
  if (spare < 0) throw new RangeError(`cannot give ${weights.length} parts at least ${minimum} of ${total}`);
  const exact = weights.map((weight) => (weight / sum) * spare);
  const parts = exact.map(Math.floor);
  const missing = spare - parts.reduce((a, b) => a + b, 0);
  exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, missing)
    .forEach(({ index }) => parts[index]!++);
  return parts.map((part) => part + minimum);
};
