import { createRequire } from 'node:module';
import { join } from 'node:path';
import { textOf } from './repository.js';

const config = join(process.cwd(), '.dependency-cruiser.cjs');
const { forbidden } = createRequire(config)(config) as { readonly forbidden: readonly { readonly name: string }[] };
const { paths } = (JSON.parse(textOf('tsconfig.json')) as { compilerOptions: { paths: Record<string, [string]> } })
  .compilerOptions;
const text = textOf('docs/architecture.md');

test('the table of the dependency rule lists exactly the rules of npm run arch', () => {
  const rows = text.split('\n').filter((line) => /^\| `[a-z-]+` \|/.test(line));
  const names = new Set(forbidden.map(({ name }) => name));
  expect(rows.map((row) => /`([a-z-]+)`/.exec(row)![1]).sort()).toEqual([...names].sort());
});

test.each(Object.values(paths).map(([entry]) => entry.replace('./', '').replace(/\/src\/.*$/, '')))(
  '%s has its line in the repository layout',
  (library) => {
    expect(text).toMatch(new RegExp(`^${library} +\\S`, 'm'));
  },
);
