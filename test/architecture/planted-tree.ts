import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Source files by their path inside the tree. */
export type PlantedFiles = { readonly [path: string]: string };

/** The product's directory; its gates run over planted trees. */
export const productRoot = process.cwd();

const { compilerOptions } = JSON.parse(readFileSync(join(productRoot, 'tsconfig.json'), 'utf8')) as {
  compilerOptions: { paths: object };
};
const { rootDir: _rootDir, ...options } = { rootDir: '.', ...compilerOptions, types: [], incremental: false };

/** Packages as a resolver sees them; planted files are never executed. */
const packages: PlantedFiles = Object.fromEntries(
  [
    '@photostructure/sqlite',
    '@eventstore/db-client',
    'mongodb',
    '@nestjs/common',
    '@nestjs/cqrs',
    'fast-check',
  ].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, ''],
  ]),
);

/** Runs `use` on a temporary tree laid out as the product is, with the product's own compiler settings. */
export const withPlantedTree = <Result>(files: PlantedFiles, use: (root: string) => Result): Result => {
  const root = mkdtempSync(join(tmpdir(), 'planted-tree-'));
  try {
    const all: PlantedFiles = {
      'package.json': JSON.stringify({
        name: 'planted',
        type: 'module',
        dependencies: {
          '@photostructure/sqlite': '*',
          '@eventstore/db-client': '*',
          mongodb: '*',
          '@nestjs/common': '*',
          '@nestjs/cqrs': '*',
        },
        devDependencies: { 'fast-check': '*' },
      }),
      'tsconfig.json': JSON.stringify({ compilerOptions: options, include: ['apps', 'libs', 'test'] }),
      ...packages,
      ...files,
    };
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
