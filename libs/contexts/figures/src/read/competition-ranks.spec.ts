import fc from 'fast-check';
import { competitionRanks } from './competition-ranks.js';

/** The definition: one more than the number of better rows. */
const rankIn = (all: readonly (number | null)[], value: number | null): number | null =>
  value === null ? null : 1 + all.filter((other) => other !== null && other > value).length;

describe('competition ranks', () => {
  it('gives equals the same rank and leaves a gap after them', () => {
    expect(competitionRanks([9, 7, 7, 4, 0, 0, null], null)).toEqual([1, 2, 2, 4, 5, 5, null]);
    expect(competitionRanks([], null)).toEqual([]);
  });

  it('continues in the middle of equals', () => {
    expect(competitionRanks([7, 4, 4, 1], { ahead: 1, atLeast: 4 })).toEqual([2, 5, 5, 7]);
  });

  it('is the same on pages of any length as over the whole list', () => {
    const values = fc
      .array(fc.option(fc.nat(6)), { maxLength: 30 })
      .map((all) => all.sort((a, b) => (b ?? -1) - (a ?? -1)));
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 7 }), (all, size) => {
        const pages: (number | null)[] = [];
        for (let from = 0; from < all.length; from += size) {
          const first = all[from]!;
          const before = from > 0 && first !== null;
          const ahead = all.filter((value) => value !== null && value > (first ?? 0)).length;
          const atLeast = all.filter((value) => value !== null && value >= (first ?? 0)).length;
          pages.push(...competitionRanks(all.slice(from, from + size), before ? { ahead, atLeast } : null));
        }
        expect(pages).toEqual(all.map((value) => rankIn(all, value)));
      }),
    );
  });
});
