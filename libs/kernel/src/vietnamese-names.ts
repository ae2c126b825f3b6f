import { searchForm, vietnameseText } from './vietnamese-text.js';

const BRACKETED = /[([（][^)\]）]*(?:[)\]）]|$)/gu;

/** The parts of a name. What stands in brackets tells persons of one name apart and is no part of it: Mẫu Văn An (A). */
const partsOf = (fullName: string): readonly string[] => {
  const name = vietnameseText(fullName);
  const plain = name.replace(BRACKETED, ' ').trim();
  return (plain === '' ? name.trim() : plain).split(/\s+/u);
};

/** The last part of a name: Đặng Mẫu Ẩn is called Ẩn. */
export const givenName = (fullName: string): string => partsOf(fullName).at(-1)!;

/** Letters that the Vietnamese alphabet has after the plain one, by mark: a ă â, e ê, o ô ơ, u ư. */
const LETTER: { readonly [mark: string]: string } = { '\u0306': '1', '\u0302': '2', '\u031b': '3' };
/** The order of tones: level, huyền, hỏi, ngã, sắc, nặng. */
const TONE: { readonly [mark: string]: string } = {
  '\u0300': '1',
  '\u0309': '2',
  '\u0303': '3',
  '\u0301': '4',
  '\u0323': '5',
};

/** The letters of a part of a name, then their tones, which decide among equal letters. */
const partKey = (part: string): string => {
  let letters = '';
  let tones = '';
  for (const character of part.toLowerCase()) {
    const [letter, ...marks] = character.normalize('NFD');
    const plain = letter === 'đ' ? 'd' : letter!;
    letters += plain + (letter === 'đ' ? '1' : (marks.map((mark) => LETTER[mark]).find(Boolean) ?? '0'));
    tones += marks.map((mark) => TONE[mark]).find(Boolean) ?? '0';
  }
  return `${letters}!${tones}`;
};

/**
 * Sorts as text in the order of Vietnamese lists of persons: by given name, then by the other parts from the family name on,
 * each part as a whole before the next, so that one family stays together; then by what stands in brackets.
 */
export const nameKey = (fullName: string): string => {
  const parts = partsOf(fullName);
  const key = [parts.at(-1)!, ...parts.slice(0, -1)].map(partKey).join(' ');
  const bracketed = vietnameseText(fullName).match(BRACKETED);
  return bracketed ? `${key}\t${searchForm(bracketed.join(' '))}` : key;
};

/** The order of persons in every list: by `nameKey`. */
export const compareNames = (a: string, b: string): number => {
  const [keyOfA, keyOfB] = [nameKey(a), nameKey(b)];
  return keyOfA < keyOfB ? -1 : Number(keyOfA > keyOfB);
};
