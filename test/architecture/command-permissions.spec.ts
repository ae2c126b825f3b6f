import { productSources, textOf } from '../docs/repository.js';

const commands = productSources.filter(
  (path) => /^libs\/contexts\/.+\.ts$/.test(path) && /extends WriteCommand</.test(textOf(path)),
);

it.each(commands)('%s says who may send its command', (path) => {
  expect(textOf(path)).toMatch(/@DeclaredCommand\([^)]*\)\nexport class \w+Command extends WriteCommand</);
});
