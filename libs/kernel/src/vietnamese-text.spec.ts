import { nfc, searchForm } from './vietnamese-text.js';

describe('the search form of a text', () => {
  it.each([
    ['Đổi mới công đoàn', 'doi moi cong doan'],
    ['Đổi mới'.normalize('NFD'), 'doi moi'],
    ['ĐƯỜNG ỐNG', 'duong ong'],
    ['Hòa', 'hoa'],
    ['Hoà', 'hoa'],
  ])('%s becomes %s', (text, expected) => {
    expect(searchForm(text)).toBe(expected);
  });
});

it('composes text in one form, however it was typed', () => {
  expect(nfc('a\u0323\u0302')).toBe('\u1EAD');
  expect(nfc('a\u0302\u0323')).toBe('\u1EAD');
});
