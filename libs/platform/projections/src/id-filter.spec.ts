import { IdFilter } from './id-filter.js';

describe('IdFilter', () => {
  const ids = (of: string): readonly string[] => Array.from({ length: 20_000 }, (_, index) => `${of}/scope/${index}`);

  it('never denies an id that was added, and denies most that were not', () => {
    const filter = new IdFilter();
    for (const id of ids('added')) filter.add(id);
    expect(ids('added').every((id) => filter.mayHave(id))).toBe(true);
    expect(ids('other').filter((id) => filter.mayHave(id)).length).toBeLessThan(400);
  });

  it('denies everything while it is empty', () => {
    const empty = new IdFilter();
    expect(ids('any').some((id) => empty.mayHave(id))).toBe(false);
  });
});
