import { build } from 'esbuild';
import { rmSync, writeFileSync } from 'node:fs';

/*
 * Joins the built files of each process and each thread, with the packages they need, into a few files. Most of a start is
 * Node's search for 2 500 files, which it reads and compiles one by one.
 */

/** Keep their place, so that commands name the same files with and without this step. */
const APPS = ['api', 'cli', 'projector'].map((app) => `apps/${app}/src/main`);

/** The code that starts a thread looks beside itself, and ends up in a shared file of the folder `bundled`. */
const THREADS = {
  'bundled/builder-thread': 'apps/projector/src/builder-thread',
  'bundled/inspection.worker': 'libs/composition/src/inspection/inspection.worker',
  'bundled/log-writer.worker': 'libs/platform/event-store/src/adapters/embedded/log-writer.worker',
  'bundled/wal-checkpointer.worker': 'libs/platform/event-store/src/adapters/embedded/wal-checkpointer.worker',
};

/** Stay where npm installed them. */
const PACKAGES = [
  // Must be evaluated before every decorator.
  'reflect-metadata',
  // Brings binaries that it looks for beside its own files.
  '@photostructure/sqlite',
  // Loaded on servers only.
  '@eventstore/db-client',
  'mongodb',
  // Their modules import one another in a circle: esbuild may evaluate them in another order than Node.
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/cqrs',
  'rxjs',
  // Nest looks for them and works without them.
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'class-transformer',
  '@fastify/multipart',
  '@fastify/view',
];

const entryPoints = { ...Object.fromEntries(APPS.map((main) => [main, main])), ...THREADS };

/** Joins what stands in `dist`, in place. */
export const bundle = async () => {
  // Names of shared files change with their content.
  rmSync('dist/bundled', { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: Object.entries(entryPoints).map(([out, built]) => ({ out, in: `dist/${built}.js` })),
    outdir: 'dist',
    allowOverwrite: true,
    chunkNames: 'bundled/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    // The names of classes are those of schemas in the API's description, of errors and of log contexts.
    keepNames: true,
    // A package without side effects would be entered in the middle, and evaluated in another order than Node's.
    ignoreAnnotations: true,
    sourcemap: true,
    sourcesContent: false,
    external: PACKAGES,
    // What packages written for `require` look for.
    banner: {
      js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`,
    },
    logLevel: 'warning',
    metafile: true,
  });
  writeFileSync('dist/bundled/contents.json', JSON.stringify(metafile));
};
