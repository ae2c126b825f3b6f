import { productSources, textOf } from './repository.js';

const sources = productSources.map(textOf).join('\n');
const words = new Set(sources.match(/[A-Za-z_$][\w$]*/g));
/** Code names are in the last cell of a row, in backticks. */
const codeNames = textOf('docs/glossary.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .flatMap((line) =>
    [
      ...line
        .split('|')
        .at(-2)!
        .matchAll(/`([^`]+)`/g),
    ].map(([, name]) => name!),
  );

test('the glossary has rows', () => {
  expect(codeNames.length).toBeGreaterThan(50);
});

test.each([...new Set(codeNames)])('%s is a name in the code', (name) => {
  expect(name.split('.').filter((word) => !words.has(word))).toEqual([]);
});
