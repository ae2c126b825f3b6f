import { mergedWords } from './code-words.js';
import { fillIn } from './fill-in.js';

const words = mergedWords(
  { status: { UNDER_REVIEW: { vi: 'đang xem xét', en: 'under review' } } },
  { roles: { A: { vi: 'một', en: 'one' }, B: { vi: 'hai', en: 'two' } } },
  { scope: { PHASE_1: { vi: 'giai đoạn 1', en: 'phase 1' } } },
);
const filled = (template: string, facts: Parameters<typeof fillIn>[1]) => ({
  vi: fillIn(template, facts, 'vi', words),
  en: fillIn(template, facts, 'en', words),
});

test.each([
  ['{x}', 'MAU-2022', 'MAU-2022', 'MAU-2022'],
  ['{x}', 3, '3', '3'],
  ['{x:instant}', '2023-10-08T07:05:00.000Z', '14:05 ngày 08/10/2023', '14:05 on 08/10/2023'],
  ['{x:instant}', '2022-05-31T16:59:59.000Z', '23:59:59 ngày 31/05/2022', '23:59:59 on 31/05/2022'],
  ['{x:instant}', '2022-05-31T17:00:00.000Z', '00:00 ngày 01/06/2022', '00:00 on 01/06/2022'],
  ['{x:until}', '2022-05-31T17:00:00.000Z', '24:00 ngày 31/05/2022', '24:00 on 31/05/2022'],
  ['{x:until}', '2022-05-31T10:00:00.000Z', '17:00 ngày 31/05/2022', '17:00 on 31/05/2022'],
  ['{x:day}', '2022-05-31', '31/05/2022', '31/05/2022'],
  ['{x:vnd}', '1500000', '1.500.000 đồng', 'VND 1,500,000'],
  ['{x:count}', 1200, '1.200', '1,200'],
  ['{x:share}', 9750, '97,5 %', '97.5%'],
  ['{x:share}', 9999, '99,99 %', '99.99%'],
  ['{x:share}', 10000, '100 %', '100%'],
])('%s of %s', (template, x, vi, en) => {
  expect(filled(template, { x })).toEqual({ vi, en });
});

test('a code value is written as its word, capitalised at the beginning of the text', () => {
  expect(filled('{scope:word}: {status:word}.', { scope: 'PHASE_1', status: 'UNDER_REVIEW' })).toEqual({
    vi: 'Giai đoạn 1: đang xem xét.',
    en: 'Phase 1: under review.',
  });
});

test('one of several code values is written with “or”', () => {
  expect(filled('x {roles:word}', { roles: ['A', 'B'] })).toEqual({ vi: 'X một hoặc hai', en: 'X one or two' });
  expect(filled('x {roles:word}', { roles: ['B'] })).toEqual({ vi: 'X hai', en: 'X two' });
});

test.each([
  ['a fact that is not there', '{x}', {}],
  ['a name every object has', '{toString}', {}],
  ['a code value without a word', '{status:word}', { status: 'ELSEWHERE' }],
  ['one of several without a word', '{roles:word}', { roles: ['A', 'C'] }],
  ['several code values that are none', '{roles:word}', { roles: [] }],
  ['a set without words', '{level:word}', { level: 'SECTOR' }],
  ['a form that does not exist', '{x:shout}', { x: 'a' }],
])('%s leaves the text incomplete', (_, template, facts) => {
  expect(filled(template, facts)).toEqual({ vi: null, en: null });
});

test('two words for one code value throw', () => {
  const table = { status: { A: { vi: 'một', en: 'one' } } };
  expect(() => mergedWords(table, table)).toThrow('two words for status A');
});
