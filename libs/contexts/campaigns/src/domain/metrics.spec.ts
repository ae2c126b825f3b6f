import { METRICS, metric } from './metrics.js';

test('codes are unique', () => {
  expect(new Set(METRICS.map(({ code }) => code)).size).toBe(METRICS.length);
});

test('every entry has its meaning in both languages', () => {
  for (const { label, definition } of METRICS) {
    for (const text of [label.vi, label.en, definition.vi, definition.en]) expect(text.trim()).not.toBe('');
  }
});

test('persons and rates are never summed up the tree (INV-06)', () => {
  const persons = ['M01', 'M06', 'M07', 'M08', 'M09'];
  expect(persons.map((code) => metric(code)?.additive)).toEqual(persons.map(() => false));
});

test('an unknown code has no metric, not even the name of an inherited property', () => {
  expect([metric('M99'), metric('toString')]).toEqual([null, null]);
});
