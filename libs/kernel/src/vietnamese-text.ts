/** Canonical composition: the only form in which text is stored. */
export const nfc = (text: string): string => text.normalize('NFC');

/**
 * The search form of a text: no accents, `đ` as `d`, lower case. NFD alone leaves `đ` untouched because it has no
 * canonical decomposition, which is why it is replaced by hand.
 */
export const searchForm = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase();
