import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productRoot } from './planted-tree.js';

/** A file that the bundler wrote. */
interface Written {
  /** The built file that it starts with, if it is loaded by itself. */
  readonly entryPoint?: string;
  readonly inputs: { readonly [file: string]: object };
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
}

const HEAVY = ['@nestjs/common', '@eventstore/db-client', 'mongodb'];

/** The heavy packages that are loaded with a built file: joined to it, or imported by it. */
const broughtBy = (entryPoint: string): readonly string[] => {
  const contents = readFileSync(join(productRoot, 'dist/bundled/contents.json'), 'utf8');
  const { outputs } = JSON.parse(contents) as { readonly outputs: { readonly [file: string]: Written } };
  const main = Object.keys(outputs).find((file) => outputs[file]!.entryPoint === entryPoint);
  if (main === undefined) throw new Error(`nothing is bundled for ${entryPoint}`);
  const loaded = new Set([main]);
  const names = new Set<string>();
  for (const file of loaded) {
    const { inputs, imports } = outputs[file]!;
    for (const input of Object.keys(inputs)) names.add(/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? '');
    for (const { path, kind, external = false } of imports) {
      if (external) names.add(path);
      else if (kind !== 'dynamic-import') loaded.add(path);
    }
  }
  return HEAVY.filter((name) => names.has(name));
};

describe('the packages loaded', () => {
  it.each([
    'dist/apps/projector/src/projector-thread.js',
    'dist/apps/projector/src/builder-thread.js',
    'dist/libs/composition/src/inspection/inspection.worker.js',
    'dist/libs/platform/event-store/src/adapters/embedded/log-writer.worker.js',
    'dist/libs/platform/event-store/src/adapters/embedded/wal-checkpointer.worker.js',
  ])('by the thread %s are those of read models and stores, not the framework', (thread) => {
    expect(broughtBy(thread)).toEqual([]);
  });

  it('by the service include no client of a server until the settings name one', () => {
    expect(broughtBy('dist/apps/api/src/main.js')).toEqual(['@nestjs/common']);
  });

  it('by the command line, before a command is chosen, include neither', () => {
    expect(broughtBy('dist/apps/cli/src/main.js')).toEqual([]);
  });

  it('by a projector on servers include all clients, which proves that the check works', () => {
    expect(broughtBy('dist/apps/projector/src/projector-process.js')).toEqual(HEAVY);
  });
});
