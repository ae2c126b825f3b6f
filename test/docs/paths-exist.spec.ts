import { posix } from 'node:path';
import { documents, repositoryFiles, textOf } from './repository.js';

const folders = new Set(
  repositoryFiles.flatMap((path) => {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  }),
);

/** `*` and `<name>` match one part of a path or of a name, `{a,b}` matches either. */
const patternOf = (path: string): string =>
  path
    .replaceAll(/[.+^$()|[\]\\]/g, '\\$&')
    .replaceAll(/\*|<[^>]*>/g, '[^/]+')
    .replaceAll(/\{([^}]*)\}/g, (_, choices: string) => `(?:${choices.replaceAll(',', '|')})`);

const isThere = (path: string): boolean => {
  const pattern = new RegExp(`^${patternOf(path.replace(/\/$/, ''))}$`);
  return [...folders].some((folder) => pattern.test(folder)) || repositoryFiles.some((file) => pattern.test(file));
};

/** A file name or the end of a path: how-tos apply to any context and omit its folder. */
const endsSomePath = (path: string): boolean => {
  const start = path.startsWith('.') ? '' : '(?:^|/)';
  const pattern = new RegExp(`${start}${patternOf(path.replace(/\/$/, ''))}$`);
  return (path.endsWith('/') ? [...folders] : repositoryFiles).some((each) => pattern.test(each));
};

const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\w/.-])(?:libs|apps|test|docs)\/[\w./*<>{},-]*[\w/*>}]/g)].map(([path]) => path);

const namesIn = (text: string): readonly string[] =>
  [...text.replaceAll(/```[^]*?```/g, '').matchAll(/`([^`\s]+)`/g)]
    .map(([, code]) => code!)
    .filter(
      (code) => /^[^/$-]/.test(code) && (/\.(?:ts|js|json|cjs|md|yml)$/.test(code) || /^[\w<>*{},./-]+\/$/.test(code)),
    )
    .filter((code) => !/^(?:libs|apps|test|docs|dist)\//.test(code));

const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!.split('#')[0]!)
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));

test('the documents were found', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md']));
  expect(pathsIn(textOf('docs/architecture.md')).length).toBeGreaterThan(40);
});

test('a missing file is detected', () => {
  expect(pathsIn('see `libs/kernel/src/nothing.ts`, and libs/kernel/.').filter((path) => !isThere(path))).toEqual([
    'libs/kernel/src/nothing.ts',
  ]);
  expect(
    namesIn('`domain/nothing.ts` and `domain/initiative.<what>.ts`').filter((name) => !endsSomePath(name)),
  ).toEqual(['domain/nothing.ts']);
});

describe.each(documents)('%s', (document) => {
  const text = textOf(document);

  it('contains only paths that exist', () => {
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]);
  });

  it('contains only files and folders that exist', () => {
    expect(namesIn(text).filter((name) => !endsSomePath(name))).toEqual([]);
  });

  it('contains no broken link', () => {
    const broken = linksIn(text).filter((target) => !isThere(posix.join(posix.dirname(document), target)));
    expect(broken).toEqual([]);
  });
});
