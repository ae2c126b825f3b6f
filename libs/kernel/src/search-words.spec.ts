import fc from 'fast-check';
import { searchWords } from './search-words.js';
import { searchForm } from './vietnamese-text.js';

describe('searchWords', () => {
  it.each([
    ['Giải pháp đốt ĐUỐC', ['giai', 'phap', 'dot', 'duoc']],
    ['  SK-2022/P1-000042 (lần 2), lần 2 ', ['sk', '2022', 'p1', '000042', 'lan', '2']],
    ['a\u0302\u0301m  ấm', ['am']],
    ['… – ', []],
  ])('of %p are %p', (text, words) => expect(searchWords(text)).toEqual(words));

  it('are the letters and digits of the search form, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (text) => {
        expect(searchWords(text)).toEqual([...new Set(searchForm(text).match(/[\p{L}\p{N}]+/gu) ?? [])]);
      }),
    );
  });
});
