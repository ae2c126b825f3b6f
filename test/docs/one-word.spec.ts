import { documents, productSources, textOf } from './repository.js';
import { NEW_TONE_MARK } from './text-flaws.js';

const GLOSSARY = 'docs/glossary.md';
const [terms, notUsed] = textOf(GLOSSARY).split(/^## .*Not used$/m) as [string, string];
const unused = [...notUsed.matchAll(/^\| (.*?) \| /gm)]
  .slice(2)
  .flatMap(([, words]) => words!.split(', '))
  .map((word) => ({ word, pattern: new RegExp(`(?<!\\p{L})${word.replaceAll(' ', '\\s+')}(?!\\p{L})`, 'giu') }));

const texts = [...productSources, ...documents].map(
  (path) => [path, (path === GLOSSARY ? terms : textOf(path)).normalize('NFC')] as const,
);

test('the words that are not used were read', () => {
  expect(unused.map(({ word }) => word)).toEqual(expect.arrayContaining(['đợt', 'bộ quy tắc', 'bắt đầu thẩm định']));
  expect(unused.filter(({ word }) => /^-|dùng/.test(word))).toEqual([]);
});

test('a word in capitals or over two lines is found', () => {
  const found = (text: string): readonly string[] =>
    unused.flatMap(({ word, pattern }) => (text.search(pattern) === -1 ? [] : word));
  expect(found('Bộ quy\n tắc của giai đoạn')).toEqual(['bộ quy tắc']);
  expect(found('bộ quy định')).toEqual([]);
});

test.each(texts)('%s has the word of the glossary for each thing', (_, text) => {
  expect(unused.flatMap(({ pattern }) => text.match(pattern) ?? [])).toEqual([]);
});

test.each(texts)('%s is NFC and puts tone marks the old way', (path, text) => {
  if (path !== GLOSSARY) expect(textOf(path)).toBe(text);
  expect(text.match(NEW_TONE_MARK) ?? []).toEqual([]);
});
