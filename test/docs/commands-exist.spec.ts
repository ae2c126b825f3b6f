import { settingDefinitions } from '@app/config';
import { documents, textOf } from './repository.js';

const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: { readonly [name: string]: string } };
const commandLine = textOf('apps/cli/src/program.ts');
const all = documents.map(textOf).join('\n');
const found = (pattern: RegExp): readonly string[] => [...new Set([...all.matchAll(pattern)].map(([, name]) => name!))];

test.each(found(/npm run (?:--silent )?([\w:-]*\w)/g))('npm run %s is a script', (name) => {
  expect(Object.keys(scripts)).toContain(name);
});

test.each(found(/sangkien -- ([a-z-]+)/g))('sangkien %s is a command', (name) => {
  expect(commandLine).toContain(`command('${name}')`);
});

test.each(
  found(/(?:sangkien|demo) -- (.*)/g).flatMap((line) => [...line.matchAll(/--([a-z-]+)/g)].map(([, name]) => name!)),
)('--%s is an option of the command line', (name) => {
  expect(commandLine).toMatch(new RegExp(`ption\\(\\s*'--${name}\\b`));
});

test.each(found(/\b(SANGKIEN_[A-Z_]*[A-Z])\b/g))('%s is a setting', (name) => {
  expect(Object.keys(settingDefinitions)).toContain(name);
});
