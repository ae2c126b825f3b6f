import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { productRoot, withPlantedTree, type PlantedFiles } from './planted-tree.js';

const config = join(productRoot, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(config)(config) as { forbidden: readonly { name: string; severity: string }[] };
const cli = join(productRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** `file: rule` for each violation the gate reports, sorted. */
const violationsIn = (files: PlantedFiles): readonly string[] =>
  withPlantedTree(files, (root) => {
    const run = spawnSync(process.execPath, [cli, 'apps', 'libs', '--config', config, '--output-type', 'json'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (!run.stdout) throw new Error(run.stderr);
    const { summary } = JSON.parse(run.stdout) as { summary: { violations: readonly Violation[] } };
    return summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`).sort();
  });

const nothing = 'export const nothing = 0;\n';
const imports = (...from: readonly string[]): string =>
  from.map((path, index) => `import * as n${index} from '${path}';\nexport const m${index} = n${index};\n`).join('');

const campaigns = 'libs/contexts/campaigns/src';
const initiatives = 'libs/contexts/initiatives/src';
const figures = 'libs/contexts/figures/src';
const awards = 'libs/contexts/awards/src';
const platform = 'libs/platform';
const http = `${platform}/http/src`;

/** A small tree with every kind of allowed import. */
const legal: PlantedFiles = {
  'libs/kernel/src/index.ts': imports('./decider.js'),
  'libs/kernel/src/decider.ts': nothing,
  [`${platform}/event-store/src/index.ts`]: imports(
    './port/event-store.js',
    './adapters/embedded/embedded-event-store.js',
  ),
  [`${platform}/event-store/src/port/event-store.ts`]: imports('@app/kernel', './errors.js'),
  [`${platform}/event-store/src/port/errors.ts`]: nothing,
  [`${platform}/event-store/src/adapters/embedded/embedded-event-store.ts`]: imports(
    '@app/sqlite',
    '@app/retry',
    '../../port/event-store.js',
  ),
  [`${platform}/event-store/src/adapters/eventstoredb/eventstoredb-event-store.ts`]: imports('@eventstore/db-client'),
  [`${platform}/read-models/src/index.ts`]: imports('@app/kernel'),
  [`${platform}/read-models/src/adapters/mongodb/mongodb-view-store.ts`]: imports('mongodb'),
  [`${platform}/config/src/index.ts`]: nothing,
  [`${platform}/retry/src/index.ts`]: nothing,
  [`${platform}/data-files/src/index.ts`]: nothing,
  [`${platform}/sqlite/src/index.ts`]: imports('@photostructure/sqlite', '@app/data-files'),
  [`${platform}/texts/src/index.ts`]: nothing,
  [`${platform}/person-vault/src/index.ts`]: nothing,
  [`${platform}/command-handling/src/index.ts`]: imports('@app/event-store', '@nestjs/common'),
  [`${platform}/projections/src/index.ts`]: imports('@app/event-store', '@app/read-models', '@app/retry'),
  [`${platform}/history/src/index.ts`]: imports('@app/event-store', '@app/texts'),
  [`${http}/index.ts`]: imports('@app/command-handling', '@app/projections', '@app/config', './http.module.js'),
  [`${http}/http.module.ts`]: imports('./requests/request.guard.js', './problem-pages/pages.controller.js'),
  [`${http}/openapi/declared-response.ts`]: nothing,
  [`${http}/fields/field.ts`]: nothing,
  [`${http}/problems/problem.ts`]: imports('../fields/field.js', '../openapi/declared-response.js'),
  [`${http}/identity/authentication.guard.ts`]: imports('../problems/problem.js'),
  [`${http}/problem-pages/pages.controller.ts`]: imports('../identity/authentication.guard.js'),
  [`${http}/operations/metrics.ts`]: imports('../identity/authentication.guard.js'),
  [`${http}/responses/response.interceptor.ts`]: imports('../operations/metrics.js', '../openapi/declared-response.js'),
  [`${http}/history/history.controller.ts`]: imports('../requests/request.guard.js'),
  [`${http}/requests/request.guard.ts`]: imports('../responses/response.interceptor.js', '../problems/problem.js'),
  [`${platform}/testing/src/index.ts`]: imports('@app/http', '@app/event-store', '@app/eventstoredb-test-server'),
  [`${platform}/eventstoredb-test-server/src/index.ts`]: imports(
    '@app/event-store',
    '@eventstore/db-client',
    'fast-check',
  ),
  [`${initiatives}/contracts.ts`]: imports('./pure-contracts.js', './facts/initiative-facts.js'),
  [`${initiatives}/pure-contracts.ts`]: imports('./domain/initiative.events.js', './domain/initiative.status.js'),
  [`${initiatives}/index.ts`]: imports('./initiatives.module.js'),
  [`${initiatives}/initiatives.module.ts`]: imports('./write/index.js', './read/index.js'),
  [`${initiatives}/domain/initiative.events.ts`]: imports('@app/kernel'),
  [`${initiatives}/domain/initiative.streams.ts`]: nothing,
  [`${initiatives}/domain/initiative.status.ts`]: imports('./initiative.events.js'),
  [`${initiatives}/domain/initiative.state.ts`]: imports('./initiative.events.js', './initiative.status.js'),
  [`${initiatives}/domain/initiative.decider.ts`]: imports('@app/kernel', './initiative.state.js'),
  [`${initiatives}/domain/initiative.decider.spec.ts`]: imports(
    './initiative.decider.js',
    '@app/testing',
    'fast-check',
  ),
  [`${initiatives}/facts/initiative-facts.ts`]: imports(
    '../domain/initiative.state.js',
    '@app/command-handling',
    '@app/campaigns/contracts',
  ),
  [`${initiatives}/history/initiative.sentences.ts`]: imports(
    '../domain/initiative.events.js',
    '@app/history',
    '@app/texts',
  ),
  [`${initiatives}/write/submission.fields.ts`]: imports('@app/http', '../domain/initiative.events.js'),
  [`${initiatives}/write/index.ts`]: imports('./approve-initiative.js'),
  [`${initiatives}/write/approve-initiative.ts`]: imports(
    '@nestjs/cqrs',
    '@app/command-handling',
    '@app/campaigns/contracts',
    '../domain/initiative.decider.js',
    '../facts/initiative-facts.js',
    './submission.fields.js',
  ),
  [`${initiatives}/write/approve-initiative.slice.spec.ts`]: imports('../index.js', '@app/campaigns', '@app/testing'),
  [`${initiatives}/read/index.ts`]: imports('./initiative/get-initiative.js'),
  [`${initiatives}/read/initiative/get-initiative.ts`]: imports(
    '@app/read-models',
    '@app/campaigns/contracts',
    '../../domain/initiative.events.js',
    '../../domain/initiative.streams.js',
    '../../domain/initiative.status.js',
    '../shown-person.js',
  ),
  [`${initiatives}/read/shown-person.ts`]: nothing,
  [`${initiatives}/specs/an-initiative.ts`]: imports('../domain/initiative.state.js', '@app/testing', 'fast-check'),
  [`${initiatives}/sample-submission.ts`]: imports('./domain/initiative.events.js'),
  [`${campaigns}/specs/an-entry.ts`]: imports('@app/initiatives/specs'),
  'apps/bench/src/sample-event.ts': imports('@app/initiatives/sample-submission'),
  'libs/sample-programme/src/initiative-steps.ts': imports('@app/initiatives/sample-submission'),
  [`${initiatives}/requests/declarations.request.ts`]: imports('@app/http', '../domain/initiative.events.js'),
  [`${campaigns}/domain/metrics.ts`]: nothing,
  [`${campaigns}/read/metrics-dictionary/metrics-dictionary.response.ts`]: imports('../../domain/metrics.js'),
  [`${campaigns}/contracts.ts`]: imports(
    './domain/campaign.events.js',
    './facts/sealing-figures.js',
    './http/scope-field.js',
  ),
  [`${campaigns}/index.ts`]: imports('./contracts.js'),
  [`${campaigns}/domain/campaign.events.ts`]: imports('@app/kernel'),
  [`${campaigns}/facts/sealing-figures.ts`]: imports('../domain/campaign.events.js'),
  [`${campaigns}/facts/sealing-figures.spec.ts`]: imports('@app/figures', './sealing-figures.js'),
  [`${campaigns}/http/scope-field.ts`]: imports('@app/http'),
  [`${figures}/index.ts`]: imports('./sealing/log-sealing-figures.js', '@app/initiatives/contracts'),
  [`${figures}/sealing/log-sealing-figures.ts`]: imports('@app/campaigns/contracts', '../fold/phase-figures.js'),
  [`${figures}/fold/phase-figures.ts`]: imports(
    '@app/kernel',
    '@app/campaigns/contracts',
    '@app/initiatives/pure-contracts',
  ),
  [`${awards}/contracts.ts`]: nothing,
  [`${awards}/index.ts`]: imports('@app/initiatives/contracts'),
  'apps/api/src/main.ts': imports(
    '@app/initiatives',
    '@app/http',
    '@app/kernel',
    './health.js',
    '../../projector/src/index.js',
  ),
  'apps/projector/src/index.ts': nothing,
  'apps/api/src/health.ts': nothing,
  'apps/cli/src/main.ts': nothing,
};

/** One breach of each rule: the rule, the importing file and its import. */
const breaches: readonly (readonly [rule: string, file: string, ...from: readonly string[]])[] = [
  ['no-unresolvable', 'apps/api/src/lost.ts', './nowhere.js'],
  ['kernel-imports-nothing', 'libs/kernel/src/clock.ts', 'node:fs'],
  ['domain-is-pure', `${initiatives}/domain/framework.ts`, '@nestjs/common'],
  ['domain-is-pure', `${initiatives}/domain/core-module.ts`, 'node:crypto'],
  ['domain-is-pure', `${initiatives}/domain/platform.ts`, '@app/event-store'],
  ['domain-is-pure', `${initiatives}/domain/neighbour.ts`, '@app/campaigns/contracts'],
  ['domain-is-pure', `${initiatives}/domain/outwards.ts`, '../read/shown-person.js'],
  ['figures-are-pure', `${figures}/fold/from-a-view.ts`, '@app/read-models'],
  ['fold-in-figures-only', `${initiatives}/facts/figures.ts`, '../fold/own-figures.js'],
  ['contexts-in-a-chain', `${campaigns}/facts/of-initiatives.ts`, '@app/initiatives/contracts'],
  ['contexts-in-a-chain', `${initiatives}/facts/of-figures.ts`, '@app/figures'],
  ['contexts-in-a-chain', `${figures}/sealing/of-awards.ts`, '@app/awards/contracts'],
  ['context-by-contracts', `${awards}/facts/module.ts`, '@app/initiatives'],
  ['context-by-contracts', `${awards}/write/deep.ts`, '../../../initiatives/src/domain/initiative.state.js'],
  [
    'contracts-publish-domain-and-facts',
    'libs/contexts/organisation/src/contracts.ts',
    './read/unit-card/unit-card.view.js',
  ],
  ['pure-contracts-are-pure', `${awards}/pure-contracts.ts`, './facts/module.js'],
  ['slices-on-top', `${initiatives}/facts/from-a-slice.ts`, '../write/approve-initiative.js'],
  ['facts-from-streams', `${initiatives}/facts/from-a-view.ts`, '@app/read-models'],
  ['slices-on-top', `${initiatives}/requests/of-a-slice.ts`, '../write/approve-initiative.js'],
  ['history-tells-events', `${initiatives}/history/with-state.ts`, '../domain/initiative.state.js'],
  [
    'read-sees-events-only',
    `${initiatives}/read/initiative-list/with-decider.ts`,
    '../../domain/initiative.decider.js',
  ],
  ['read-sees-events-only', `${initiatives}/read/initiative-list/with-state.ts`, '../../domain/initiative.state.js'],
  ['command-alone', `${initiatives}/write/reject-initiative.ts`, './approve-initiative.js'],
  ['command-alone', `${initiatives}/write/withdraw-initiative.ts`, '../read/shown-person.js'],
  ['command-alone', `${initiatives}/write/shared.request.ts`, './approve-initiative.js'],
  ['question-alone', `${initiatives}/read/initiative-list/across.ts`, '../../write/approve-initiative.js'],
  ['question-alone', `${initiatives}/read/initiative-list/neighbour.ts`, '../initiative/get-initiative.js'],
  ['question-alone', `${initiatives}/read/initiative-list/by-index.ts`, '../index.js'],
  ['shared-by-questions-knows-none', `${initiatives}/read/shared.ts`, './initiative/get-initiative.js'],
  ['ports-know-no-adapter-or-framework', `${platform}/event-store/src/port/framework.ts`, '@nestjs/common'],
  [
    'ports-know-no-adapter-or-framework',
    `${platform}/event-store/src/port/adapter.ts`,
    '../adapters/embedded/embedded-event-store.js',
  ],
  ['platform-foundations-at-the-bottom', `${platform}/read-models/src/upwards.ts`, '@app/projections'],
  ['platform-foundations-at-the-bottom', `${platform}/config/src/sideways.ts`, '@app/person-vault'],
  ['platform-foundations-at-the-bottom', `${platform}/texts/src/upwards.ts`, '@app/history'],
  ['retry-and-data-files-import-nothing', `${platform}/retry/src/upwards.ts`, '@app/event-store'],
  ['retry-and-data-files-import-nothing', `${platform}/data-files/src/upwards.ts`, '@app/sqlite'],
  ['retry-and-data-files-import-nothing', `${platform}/sqlite/src/upwards.ts`, '@app/retry'],
  ['platform-services-on-foundations', `${platform}/command-handling/src/upwards.ts`, '@app/http'],
  ['platform-services-on-foundations', `${platform}/history/src/sideways.ts`, '@app/projections'],
  ['http-folders-in-order', `${http}/openapi/upwards.ts`, '../fields/field.js'],
  ['http-folders-in-order', `${http}/fields/upwards.ts`, '../problems/problem.js'],
  ['http-folders-in-order', `${http}/problems/upwards.ts`, '../identity/authentication.guard.js'],
  ['http-folders-in-order', `${http}/problems/far-upwards.ts`, '../requests/request.guard.js'],
  ['http-folders-in-order', `${http}/identity/upwards.ts`, '../responses/response.interceptor.js'],
  ['http-folders-in-order', `${http}/problem-pages/upwards.ts`, '../operations/metrics.js'],
  ['http-folders-in-order', `${http}/operations/upwards.ts`, '../responses/response.interceptor.js'],
  ['http-folders-in-order', `${http}/responses/upwards.ts`, '../requests/request.guard.js'],
  ['http-folders-in-order', `${http}/requests/upwards.ts`, '../history/history.controller.js'],
  ['http-folders-in-order', `${http}/history/upwards.ts`, '../http.module.js'],
  ['platform-knows-no-context', `${platform}/http/src/context.ts`, '@app/campaigns/contracts'],
  ['testing-only-in-tests', `${platform}/http/src/with-testing.ts`, '@app/testing'],
  ['testing-only-in-tests', 'apps/api/src/with-testing.ts', '@app/testing'],
  ['testing-only-in-tests', 'apps/api/src/with-test-server.ts', '@app/eventstoredb-test-server'],
  ['test-server-on-the-event-store', `${platform}/eventstoredb-test-server/src/service.ts`, '@app/http'],
  ['nobody-imports-specs', `${initiatives}/domain/with-spec.ts`, './initiative.decider.spec.js'],
  ['nobody-imports-specs', `${initiatives}/write/with-support.ts`, '../specs/an-initiative.js'],
  ['no-sample-data-in-product', `${initiatives}/read/invented.ts`, '../sample-submission.js'],
  ['no-sample-data-in-product', 'apps/api/src/invented.ts', '@app/initiatives/sample-submission'],
  ['through-the-index', 'apps/api/src/deep.ts', '../../../libs/platform/event-store/src/port/event-store.js'],
  [
    'through-the-index',
    `${platform}/http/src/deep.ts`,
    '../../event-store/src/adapters/embedded/embedded-event-store.js',
  ],
  ['through-the-index', 'libs/composition/src/deep.ts', '../../platform/event-store/src/port/event-store.js'],
  ['kernel-through-the-index', 'apps/api/src/kernel.ts', '../../../libs/kernel/src/decider.js'],
  ['libs-never-import-apps', `${platform}/http/src/app.ts`, '../../../../apps/api/src/main.js'],
  ['app-through-the-index', 'apps/cli/src/other-app.ts', '../../api/src/health.js'],
  ['sqlite-in-its-adapters', `${platform}/event-store/src/sqlite.ts`, '@app/sqlite'],
  ['sqlite-in-its-adapters', 'apps/api/src/sqlite.ts', '@photostructure/sqlite'],
  ['eventstoredb-in-its-adapter', `${platform}/event-store/src/adapters/embedded/client.ts`, '@eventstore/db-client'],
  ['eventstoredb-in-its-adapter', `${platform}/testing/src/client.ts`, '@eventstore/db-client'],
  ['mongodb-in-its-adapters', `${initiatives}/read/initiative-list/mongo.ts`, 'mongodb'],
  ['product-runs-without-dev-packages', `${platform}/http/src/property.ts`, 'fast-check'],
];

const planted: PlantedFiles = {
  ...legal,
  ...Object.fromEntries(breaches.map(([, file, ...from]) => [file, imports(...from)])),
  [`${initiatives}/fold/own-figures.ts`]: nothing,
  'libs/contexts/organisation/src/read/unit-card/unit-card.view.ts': nothing,
  'apps/cli/src/circle-a.ts': imports('./circle-b.js'),
  'apps/cli/src/circle-b.ts': imports('./circle-a.js'),
  [`${awards}/domain/only-a-type.ts`]: "import type { n } from '@app/event-store';\nexport type N = typeof n;\n",
};

describe('the dependency rule', () => {
  let found: readonly string[];
  beforeAll(() => {
    found = violationsIn(planted);
  });

  it('accepts a tree with every legal import', () => {
    expect(violationsIn(legal)).toEqual([]);
  });

  it.each(breaches)('%s finds the breach in %s', (rule, file) => {
    expect(found).toContain(`${file}: ${rule}`);
  });

  it('finds cycles', () => {
    expect(found).toContain('apps/cli/src/circle-a.ts: no-cycles');
  });

  it('counts an import of types only', () => {
    expect(found).toContain(`${awards}/domain/only-a-type.ts: domain-is-pure`);
  });

  it('reports no file without a planted breach', () => {
    expect(found.map((line) => line.split(': ')[0]).filter((file) => file! in legal)).toEqual([]);
  });

  it('has a planted breach for every rule, and every rule is an error', () => {
    const covered = new Set([...breaches.map(([rule]) => rule), 'no-cycles']);
    expect(forbidden.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
    expect(forbidden.filter(({ severity }) => severity !== 'error')).toEqual([]);
  });
});
