import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { productRoot } from './planted-tree.js';

/** Prints whether Nest was loaded, whose decorators need `reflect-metadata`, and which clients of servers. */
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

describe('what is loaded', () => {
  it('by the projector thread: read models and stores, not the framework of the API', () => {
    expect(broughtBy('read-models.js')).toBe('');
  });

  it('by the service on embedded stores: no client of a server', () => {
    expect(broughtBy('index.js')).toBe('nest');
  });

  it('by a projector on servers: all of them, which shows that the check sees them', () => {
    expect(broughtBy('servers.js')).toBe('nest,@eventstore/db-client,mongodb');
  });
});
