import type { FieldValue } from '@app/read-models';

/**
 * Ranks on a page of a list in descending order: standard competition ranking, in which equals share a rank and leave a
 * gap (1, 2, 2, 4). Values are what the list is sorted by; null is not ranked.
 *
 * `ahead` is the number of rows in the whole list above the page's first value, `atLeast` the number at or above it:
 * the page may begin in the middle of equals. null on the first page, which needs neither.
 */
export const competitionRanks = (
  values: readonly FieldValue[],
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
