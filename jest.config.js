import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Jest loads CommonJS, so the product's ESM is down-levelled here, and only here. */
const toCommonJs = (parser) => ({
  jsc: {
    parser,
    target: 'es2023',
    keepClassNames: true,
    ...(parser.syntax === 'typescript' && {
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    }),
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
});

const { paths } = JSON.parse(readFileSync(new URL('./tsconfig.json', import.meta.url), 'utf8')).compilerOptions;
const aliases = Object.fromEntries(
  Object.entries(paths).map(([alias, [target]]) => [`^${alias}$`, target.replace('./', '<rootDir>/')]),
);

const specs = {
  displayName: 'specs',
  rootDir: '.',
  testEnvironment: '<rootDir>/test/runner/one-realm.cjs',
  runtime: '<rootDir>/test/runner/loaded-once.cjs',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testRegex: ['\\.spec\\.ts$'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', toCommonJs({ syntax: 'typescript', decorators: true })],
    '^.+\\.m?js$': ['@swc/jest', toCommonJs({ syntax: 'ecmascript' })],
  },
  moduleNameMapper: { ...aliases, '^(\\.{1,2}/.*)\\.js$': '$1' },
};

/** Of the specs above, those about what the service does on whatever stores it has: slices, executor, replay. */
const onStores = (kind, ...more) => ({
  ...specs,
  displayName: `on ${kind} stores`,
  testRegex: [
    '\\.slice\\.spec\\.ts$',
    'command-handling/src/(?:stream|command)-[^/]+\\.spec\\.ts$',
    'test/replay/.+\\.spec\\.ts$',
    ...more,
  ],
  setupFiles: [`<rootDir>/test/stores/${kind}.js`],
});

const { EVENTSTORE_URL, MONGODB_URL } = process.env;
/** `npm run test:servers`: the contracts have to hold on the real servers as well. */
const contracts = EVENTSTORE_URL ? ['test/contracts/.+\\.spec\\.ts$'] : [];
if (!MONGODB_URL) {
  process.stderr.write(
    'NOT TESTED: slices and replay on server stores need a MongoDB server, and MONGODB_URL names none\n',
  );
}

/** In memory where a spec leaves the choice; then once more on every other kind of stores in libs/platform/testing. */
export default {
  // With servers, more specs run at once than there are cores, and hooks wait for a server that all of them use.
  testTimeout: MONGODB_URL ? 120_000 : 30_000,
  // The heap of a worker that ran specs on servers is large: the process takes seconds to return it to the system.
  workerGracefulExitTimeout: 20_000,
  testSequencer: '<rootDir>/test/runner/longest-first.cjs',
  // One more than there are cores, because specs of processes mostly wait: for a start, a disk, a lease to expire. With two
  // more they wait for each other.
  maxWorkers: availableParallelism() + 1,
  projects: [specs, onStores('embedded'), ...(MONGODB_URL ? [onStores('server', ...contracts)] : [])],
};
