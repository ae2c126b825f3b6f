import type { BilingualText } from './bilingual-text.js';

/** The words of code values, by set, then by value. */
export interface CodeWords {
  readonly [set: string]: { readonly [code: string]: BilingualText };
}

/** Merges the tables of the contexts. A value with two words in one set is an error. */
export const mergedWords = (...tables: readonly CodeWords[]): CodeWords => {
  const merged: { [set: string]: { [code: string]: BilingualText } } = {};
  for (const [set, words] of tables.flatMap((table) => Object.entries(table))) {
    const known = (merged[set] ??= {});
    for (const [code, text] of Object.entries(words)) {
      if (Object.hasOwn(known, code)) throw new Error(`two words for ${set} ${code}`);
      known[code] = text;
    }
  }
  return merged;
};
