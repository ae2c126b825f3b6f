/**
 * Ranks along a page of a list that falls by value: standard competition ranking, so that equals share a rank and the
 * next one below has as many ahead of it as there are (1, 2, 2, 4). null is not ranked.
 *
 * `ahead` is how many in the whole list have more than the page's first value, `atLeast` how many have as much or more:
 * the page may begin in the middle of equals. null on the first page, which shows that itself.
 */
export const competitionRanks = (
  values: readonly (number | null)[],
  before: { readonly ahead: number; readonly atLeast: number } | null,
): readonly (number | null)[] => {
  let rank = (before?.ahead ?? 0) + 1;
  let next = rank;
  let firstGroup = true;
  return values.map((value, index) => {
    if (value === null) return null;
    if (index > 0 && value !== values[index - 1]) {
      rank = firstGroup && before ? before.atLeast + 1 : next;
      next = rank;
      firstGroup = false;
    }
    next += 1;
    return rank;
  });
};
