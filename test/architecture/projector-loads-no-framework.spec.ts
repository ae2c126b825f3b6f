import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { productRoot } from './planted-tree.js';

/** Whether loading a built module brings Nest along, whose decorators need `reflect-metadata`. */
const loadsNest = (file: string): boolean => {
  const module = JSON.stringify(pathToFileURL(join(productRoot, 'dist/libs/composition/src', file)));
  const script = `await import(${module}); process.exit('getMetadata' in Reflect ? 10 : 0)`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  if (status !== 0 && status !== 10) throw new Error(stderr);
  return status === 10;
};

describe('what the projector thread loads', () => {
  it('is read models and stores, not the framework of the API', () => expect(loadsNest('read-models.js')).toBe(false));

  it('would be seen to be more', () => expect(loadsNest('index.js')).toBe(true));
});
