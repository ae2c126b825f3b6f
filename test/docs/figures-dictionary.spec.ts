import { figuresParts, LIVE } from './figures-dictionary.js';
import { expectGenerated } from './generated-part.js';
import { productSources, textOf } from './repository.js';

const answers = productSources
  .filter((path) => path.startsWith('libs/contexts/figures/src/read/') && path.endsWith('.response.ts'))
  .map(textOf)
  .join('\n');

test.each(figuresParts())('docs/figures.md matches the code: %s', (name, text) => {
  expectGenerated('docs/figures.md', name, text);
});

test.each(Object.entries(LIVE))('%s is shown and computed as the table says', (_, { field, file }) => {
  expect(answers).toMatch(new RegExp(`^  (?:readonly )?${field}: `, 'm'));
  expect(productSources).toContain(file);
});
