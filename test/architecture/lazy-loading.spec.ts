import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { productRoot } from './planted-tree.js';

/** Prints whether Nest (whose decorators need `reflect-metadata`) and clients of servers were loaded. */
const REPORT = `
  import { Module } from 'node:module';
  const files = Object.keys(Module._cache);
  const clients = ['@eventstore/db-client', 'mongodb'].filter((name) => files.some((file) => file.includes('/node_modules/' + name + '/')));
  console.log([...('getMetadata' in Reflect ? ['nest'] : []), ...clients].join());`;

/** The packages that are loaded with a built module of the composition. */
const broughtBy = (file: string): string => {
  const module = JSON.stringify(pathToFileURL(join(productRoot, 'dist/libs/composition/src', file)));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', `await import(${module});${REPORT}`],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
};

describe('the packages loaded', () => {
  it('by the projector thread are those of read models and stores, not the framework', () => {
    expect(broughtBy('read-models.js')).toBe('');
  });

  it('by the service on embedded stores include no client of a server', () => {
    expect(broughtBy('index.js')).toBe('nest');
  });

  it('by a projector on servers include all clients, which proves that the check works', () => {
    expect(broughtBy('servers.js')).toBe('nest,@eventstore/db-client,mongodb');
  });
});
