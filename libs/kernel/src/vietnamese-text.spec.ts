import { searchForm, vietnameseText } from './vietnamese-text.js';

describe('the search form of a text', () => {
  it.each([
    ['Đổi mới công đoàn', 'doi moi cong doan'],
    ['Đổi mới'.normalize('NFD'), 'doi moi'],
    ['ĐƯỜNG ỐNG', 'duong ong'],
    ['\u00D0\u01B0\u1EDDng \u0189\u00F4ng \u00F0i \u0256\u00E2u', 'duong dong di dau'],
    ['Hòa', 'hoa'],
    ['Hoà', 'hoa'],
  ])('%s becomes %s', (text, expected) => {
    expect(searchForm(text)).toBe(expected);
  });
});

describe('Vietnamese text', () => {
  it('is composed in one form, however it was typed', () => {
    expect(vietnameseText('a\u0323\u0302')).toBe('\u1EAD');
    expect(vietnameseText('a\u0302\u0323')).toBe('\u1EAD');
  });

  it('has one Đ, whichever of its look-alikes was typed', () => {
    expect(vietnameseText('\u0110\u00D0\u0189 \u0111\u00F0\u0256')).toBe('\u0110\u0110\u0110 \u0111\u0111\u0111');
  });
});
