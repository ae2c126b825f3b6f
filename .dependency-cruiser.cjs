/**
 * The dependency rule of docs/architecture.md as a gate: `npm run arch`.
 * `$1` in a `to` is the first group of `from`, so "another context" and "another slice" need one rule each.
 * test/architecture/dependency-rule.spec.ts plants a breach of every rule and sees it caught.
 */
/** Specs, and what only they use: `src/specs/` of a context, `test/` of a library. */
const spec = '\\.spec\\.ts$|^libs/contexts/[^/]+/src/specs/|^libs/platform/[^/]+/test/';
/** What only specs use, and their support. */
const testing = '^libs/platform/(?:testing|eventstoredb-test-server)/';
const context = '^libs/contexts/([^/]+)/src/';
/** Each may know those before it. */
const contexts = ['organisation', 'campaigns', 'initiatives', 'figures', 'awards'];
const foundations = 'event-store|read-models|config|person-vault|texts';
/** The folders of platform/http: each may import those before it. */
const httpFolders = [
  'openapi',
  'fields',
  'walls',
  'problems',
  'identity',
  'problem-pages',
  'operations',
  'responses',
  'requests',
  'history',
];
const services = 'command-handling|projections|history';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or one of them knows too much.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere would be out of sight of every rule below.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'kernel-imports-nothing',
      from: { path: '^libs/kernel/src/', pathNot: spec },
      to: { pathNot: '^libs/kernel/src/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'A domain knows the kernel and itself: no framework, no package, no other context.',
      from: { path: `${context}domain/`, pathNot: spec },
      to: { pathNot: ['^libs/contexts/$1/src/domain/', '^libs/kernel/src/'] },
    },
    {
      name: 'figures-are-pure',
      comment: 'Figures are a fold: the kernel, and the event types that the contexts before publish.',
      from: { path: '^libs/contexts/figures/src/fold/', pathNot: spec },
      to: {
        pathNot: [
          '^libs/contexts/figures/src/fold/',
          '^libs/contexts/[^/]+/src/(?:pure-)?contracts\\.ts$',
          '^libs/kernel/src/',
        ],
      },
    },
    {
      name: 'fold-in-figures-only',
      from: {},
      to: { path: '^libs/contexts/[^/]+/src/fold/', pathNot: '^libs/contexts/figures/src/fold/' },
    },
    ...contexts.slice(0, -1).map((earlier, place) => ({
      name: 'contexts-in-a-chain',
      comment: 'A context knows those before it and none behind it; only a spec may put a later module beside its own.',
      from: { path: `^libs/contexts/${earlier}/`, pathNot: spec },
      to: { path: `^libs/contexts/(?:${contexts.slice(place + 1).join('|')})/` },
    })),
    {
      name: 'context-by-contracts',
      comment: 'One context knows another by its contracts.ts alone; only a spec may also put its module together.',
      from: { path: context, pathNot: spec },
      to: {
        path: '^libs/contexts/([^/]+)/',
        pathNot: ['^libs/contexts/$1/', '^libs/contexts/[^/]+/src/(?:pure-)?contracts\\.ts$'],
      },
    },
    {
      name: 'contracts-publish-domain-and-facts',
      comment:
        'What others see of a context: event types, constants, facts, fields of paths, and for their queries readers of its ' +
        'cards. Never its commands, slices or views.',
      from: { path: `${context}contracts\\.ts$` },
      to: {
        pathNot: [
          '^libs/contexts/$1/src/(?:domain|facts|http)/',
          '^libs/contexts/$1/src/read/[^/]+-cards-reader\\.ts$',
          '^libs/contexts/$1/src/pure-contracts\\.ts$',
          '^libs/kernel/src/',
        ],
      },
    },
    {
      name: 'pure-contracts-are-pure',
      comment: 'What folds of other contexts run is domain alone: the projector thread loads no framework with it.',
      from: { path: `${context}pure-contracts\\.ts$` },
      to: { pathNot: '^libs/contexts/$1/src/domain/' },
    },
    {
      name: 'facts-from-streams',
      comment: 'Facts are answered from streams: no view, no sentence.',
      from: { path: `${context}facts/`, pathNot: spec },
      to: {
        path: ['^libs/contexts/$1/src/history/', '^libs/platform/(?:read-models|projections|history|http)/'],
      },
    },
    {
      name: 'slices-on-top',
      comment: 'What slices share lies beside them or below and knows none of them.',
      from: { path: `${context}(?!(?:write|read|specs)/)[^/]+/`, pathNot: spec },
      to: { path: '^libs/contexts/$1/src/(?:write|read)/' },
    },
    {
      name: 'history-tells-events',
      comment: 'A sentence is made of an event and of the words for its code values.',
      from: { path: `${context}history/`, pathNot: spec },
      to: {
        pathNot: [
          '^libs/contexts/$1/src/history/',
          '^libs/contexts/$1/src/domain/(?:[^/]+\\.events|operator)\\.ts$',
          '^libs/contexts/$1/src/[^/]+\\.words\\.ts$',
          '^libs/platform/(?:history|texts)/',
          '^libs/kernel/src/',
        ],
      },
    },
    {
      name: 'read-sees-events-only',
      comment:
        'The query side knows what happened, where it led, what the metric dictionary calls it and who holds which office, not ' +
        'how it was decided.',
      from: { path: `${context}read/`, pathNot: spec },
      to: {
        path: '^libs/contexts/$1/src/domain/',
        pathNot: [
          '\\.(?:events|streams|status)\\.ts$',
          '^libs/contexts/campaigns/src/domain/metrics\\.ts$',
          '^libs/contexts/organisation/src/domain/(?:managing-roles|operator)\\.ts$',
        ],
      },
    },
    {
      name: 'command-alone',
      comment:
        'A command can be read, changed and thrown away without looking at its neighbours. What commands share names its ' +
        'kind (`person.request.ts`); the list of commands is the index.',
      from: { path: `${context}write/(?!index\\.ts$)`, pathNot: spec },
      to: {
        path: '^libs/contexts/$1/src/(?:write|read)/',
        pathNot: '^libs/contexts/$1/src/write/[^/.]+\\.[a-z-]+\\.ts$',
      },
    },
    {
      name: 'question-alone',
      comment: 'The same for a question of the read side; what questions share lies beside their folders.',
      from: { path: `${context}read/([^/]+)/`, pathNot: spec },
      to: {
        path: '^libs/contexts/$1/src/(?:write|read)/',
        pathNot: ['^libs/contexts/$1/src/read/$2/', '^libs/contexts/$1/src/read/(?!index\\.ts$)[^/]+\\.ts$'],
      },
    },
    {
      name: 'shared-by-questions-knows-none',
      comment: 'The list of questions is the index, which none of them imports.',
      from: { path: `${context}read/(?!index\\.ts$)[^/]+\\.ts$`, pathNot: spec },
      to: {
        path: '^libs/contexts/$1/src/(?:write|read)/',
        pathNot: '^libs/contexts/$1/src/read/(?!index\\.ts$)[^/]+\\.ts$',
      },
    },
    {
      name: 'ports-know-no-adapter-or-framework',
      from: { path: '^libs/platform/([^/]+)/src/port/', pathNot: spec },
      to: { pathNot: ['^libs/platform/$1/src/port/', '^libs/kernel/src/'] },
    },
    {
      name: 'platform-foundations-at-the-bottom',
      from: { path: `^libs/platform/(${foundations})/`, pathNot: spec },
      to: { path: '^libs/platform/', pathNot: ['^libs/platform/$1/', '^libs/platform/(?:retry|data-files|sqlite)/'] },
    },
    {
      name: 'retry-and-data-files-import-nothing',
      comment: 'SQLite adds only what it says of a file to the refusals of data-files.',
      from: { path: '^libs/platform/(retry|data-files|sqlite)/', pathNot: spec },
      to: { path: '^(?:apps|libs)/', pathNot: ['^libs/platform/$1/', '^libs/platform/data-files/'] },
    },
    {
      name: 'platform-services-on-foundations',
      from: { path: `^libs/platform/(${services})/`, pathNot: spec },
      to: { path: '^libs/platform/', pathNot: ['^libs/platform/$1/', `^libs/platform/(?:${foundations}|retry)/`] },
    },
    ...httpFolders.map((folder, place) => ({
      name: 'http-folders-in-order',
      comment: 'The folders of platform/http form an order; what puts them together lies beside them.',
      from: { path: `^libs/platform/http/src/${folder}/`, pathNot: spec },
      to: {
        path: [
          ...httpFolders.slice(place + 1).map((later) => `^libs/platform/http/src/${later}/`),
          '^libs/platform/http/src/[^/]+\\.ts$',
        ],
      },
    })),
    {
      name: 'platform-knows-no-context',
      comment: 'The platform says how, the contexts say what.',
      from: { path: '^libs/platform/' },
      to: { path: '^libs/contexts/' },
    },
    {
      name: 'testing-only-in-tests',
      from: { path: '^(?:apps|libs)/', pathNot: [spec, testing] },
      to: { path: testing },
    },
    {
      name: 'test-server-on-the-event-store',
      comment: 'The test server speaks for a log and knows nothing else of the service.',
      from: { path: '^libs/platform/eventstoredb-test-server/', pathNot: spec },
      to: { path: '^libs/', pathNot: ['^libs/platform/eventstoredb-test-server/', '^libs/platform/event-store/'] },
    },
    {
      name: 'nobody-imports-specs',
      from: { pathNot: spec },
      to: { path: spec },
    },
    {
      name: 'no-sample-data-in-product',
      comment: 'Invented data is for specs, the bench and the sample programme.',
      from: { path: '^(?:apps|libs)/', pathNot: [spec, '^apps/bench/', '^libs/sample-programme/'] },
      to: { path: '^libs/contexts/[^/]+/src/sample-[^/]+\\.ts$' },
    },
    {
      name: 'through-the-index',
      comment:
        'A library is what its index shows; a context also its contracts, its read models to the projector, its sample to ' +
        'samples and its builders to specs; a library with an adapter for a server shows that in a file of its own, and HTTP its tokens to who does not serve.',
      from: { path: '^(?:apps|libs/platform|libs/contexts|libs)/([^/]+)/' },
      to: {
        path: '^libs/(?:platform|contexts)/[^/]+/src/',
        pathNot: [
          '^libs/(?:platform|contexts)/$1/src/',
          '^libs/platform/[^/]+/src/(?:index|dev-tokens|eventstoredb|mongodb|servers)\\.ts$',
          '^libs/contexts/[^/]+/src/(?:index|contracts|pure-contracts|read-models|sample-submission|specs/[^/]+)\\.ts$',
        ],
      },
    },
    {
      name: 'kernel-through-the-index',
      from: { pathNot: '^libs/kernel/src/' },
      to: { path: '^libs/kernel/src/', pathNot: '^libs/kernel/src/index\\.ts$' },
    },
    {
      name: 'libs-never-import-apps',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'app-through-the-index',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'sqlite-in-its-adapters',
      from: {
        path: '^(?:apps|libs)/',
        pathNot: ['^libs/platform/[^/]+/src/adapters/embedded/', '^libs/platform/sqlite/', spec],
      },
      to: { path: ['^libs/platform/sqlite/', 'node_modules/@photostructure/sqlite/'] },
    },
    {
      name: 'eventstoredb-in-its-adapter',
      comment:
        'Beside the adapter, only the test server that is made of the service definitions the client ships, and the bench, ' +
        'which compares the adapter with the client.',
      from: {
        path: '^(?:apps|libs)/',
        pathNot: [
          '^libs/platform/event-store/src/adapters/eventstoredb/',
          '^libs/platform/eventstoredb-test-server/',
          '^apps/bench/',
        ],
      },
      to: { path: 'node_modules/@eventstore/db-client/' },
    },
    {
      name: 'mongodb-in-its-adapters',
      from: { path: '^(?:apps|libs)/', pathNot: ['^libs/platform/[^/]+/src/adapters/mongodb/', '^apps/bench/'] },
      to: { path: 'node_modules/mongodb/' },
    },
    {
      name: 'product-runs-without-dev-packages',
      from: { path: '^(?:apps|libs)/', pathNot: [spec, testing, '^apps/bench/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
