/** Unicode NFC: text is stored only in this form. */
export const nfc = (text: string): string => text.normalize('NFC');

/**
 * The search form of a text: no accents, `đ` as `d`, lower case. `đ` has no canonical
 * decomposition, so NFD leaves it unchanged and it is replaced by hand.
 */
export const searchForm = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase();
