import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const NOT_OURS = new Set(['.git', 'coverage', 'data', 'dist', 'node_modules']);

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(join(process.cwd(), folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return NOT_OURS.has(entry.name) ? [] : filesUnder(path);
  });

/** Every file of the repository, by its path from the top. */
export const repositoryFiles: readonly string[] = filesUnder('');

export const textOf = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');

/** The documents for newcomers. */
export const documents: readonly string[] = repositoryFiles.filter(
  (path) => path === 'README.md' || path === 'CONTRIBUTING.md' || (path.startsWith('docs/') && path.endsWith('.md')),
);

/** Sources of the product, without specs and their support. */
export const productSources: readonly string[] = repositoryFiles.filter(
  (path) =>
    /^(?:apps|libs)\/.*\.ts$/.test(path) && !/\.spec\.ts$|\/specs\/|\/test\/|^libs\/platform\/testing\//.test(path),
);
