import { searchForm } from './vietnamese-text.js';

const LETTERS_OR_DIGITS = /^[\p{L}\p{N}]+$/u;

/** By character, its search form, or a blank when it separates words: folding a text as a whole takes three times as long. */
const folded = new Map<string, string>();

const foldedCharacter = (character: string): string => {
  let form = folded.get(character);
  if (form === undefined) {
    form = searchForm(character);
    if (form !== '' && !LETTERS_OR_DIGITS.test(form)) form = ' ';
    folded.set(character, form);
  }
  return form;
};

/** The words of a text in search form, each once. Everything that is neither letter nor digit separates words. */
export const searchWords = (text: string): readonly string[] => {
  let form = '';
  for (const character of text) form += foldedCharacter(character);
  return [...new Set(form.split(' '))].filter((word) => word !== '');
};
