import { compareNames, givenName } from './vietnamese-names.js';

describe('the given name', () => {
  it.each([
    [' Đặng Mẫu  Ẩn ', 'Ẩn'],
    ['Nguyễn Văn An (A)', 'An'],
    ['Nguyễn Văn An [B] (tổ 2)', 'An'],
    ['Nguyễn (Kim) An', 'An'],
    ['Nguyễn Văn An（A）', 'An'],
    ['Nguyễn Văn An (A', 'An'],
    ['An', 'An'],
    ['(An)', '(An)'],
    ['Lê \u00D0\u1EA1t', 'Đạt'],
  ])('of %j is %j', (fullName, expected) => expect(givenName(fullName)).toBe(expected));
});

describe('the order of names', () => {
  const inOrder = (...names: readonly string[]) => names.toSorted(compareNames);

  it('is that of the given names in the Vietnamese alphabet, tones after letters', () => {
    const sorted = ['Vũ Mẫu An', 'An Mẫu Ân', 'Lê Mẫu Dung', 'An Mẫu Đạt', 'An Mẫu Em', 'An Mẫu Êm'];
    expect(inOrder(...sorted.toReversed())).toEqual(sorted);
    expect(inOrder('Mẫu Hạ', 'Mẫu Há', 'Mẫu Hã', 'Mẫu Hả', 'Mẫu Hà', 'Mẫu Ha')).toEqual(
      ['Ha', 'Hà', 'Hả', 'Hã', 'Há', 'Hạ'].map((name) => `Mẫu ${name}`),
    );
  });

  it('keeps one family together among equal given names, and a longer name behind', () => {
    const sorted = ['Lê Mẫu An', 'Lê Thị An', 'Lê Thị Mẫu An', 'Lễ Ái An', 'Trần An'];
    expect(inOrder(...sorted.toReversed())).toEqual(sorted);
  });

  it('does not take what is in brackets for a name', () => {
    const sorted = ['Nguyễn Văn An', 'Nguyễn Văn An (A)', 'Nguyễn Văn An (B)', 'Nguyễn Văn Bình (A)'];
    expect(inOrder(...sorted.toReversed())).toEqual(sorted);
  });

  it('takes every Đ for the same letter', () => {
    expect(compareNames('\u00D0\u1EB7ng An', '\u0110\u1EB7ng An')).toBe(0);
    expect(inOrder('Ê An', '\u0189\u1EB7ng An', 'Dương An')).toEqual(['Dương An', '\u0189\u1EB7ng An', 'Ê An']);
  });
});
