/**
 * Vietnamese text in one form: NFC, and Đ for the letters that look like it and are typed for it, the Icelandic Ð and the
 * African Ɖ. Text is stored only in this form.
 */
export const vietnameseText = (text: string): string =>
  text.normalize('NFC').replace(/[ÐƉ]/gu, 'Đ').replace(/[ðɖ]/gu, 'đ');

/**
 * The search form of a text: no accents, `đ` as `d`, lower case. `đ` and its look-alikes have no canonical decomposition,
 * so NFD leaves them unchanged and they are replaced by hand.
 */
export const searchForm = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐðÐɖƉ]/gu, 'd')
    .toLowerCase();
