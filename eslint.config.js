import tseslint from 'typescript-eslint';

/** Nest's aggregate and event-bus machinery works beside the log; here every event goes through the event store. */
const besideTheLog = ['AggregateRoot', 'EventBus', 'EventPublisher', 'EventsHandler', 'Saga'];

const impureGlobals = [
  ['Date', 'the instant of a decision comes with its command'],
  ['process', 'a decision looks at its arguments only'],
  ['console', 'a decision has no side effects'],
  ['globalThis', 'a decision looks at its arguments only'],
  ['performance', 'the instant of a decision comes with its command'],
  ['crypto', 'ids come with the command'],
  ['fetch', 'facts come with the command'],
  ['setTimeout', 'a decision does not wait'],
  ['setInterval', 'a decision does not wait'],
  ['setImmediate', 'a decision does not wait'],
  ['queueMicrotask', 'a decision does not wait'],
].map(([name, message]) => ({ name, message }));

const impureSyntax = [
  ['ClassDeclaration, ClassExpression', 'data and functions only'],
  [':function[async=true]', 'a decision does not wait: facts come with the command'],
  ['AwaitExpression, ForOfStatement[await=true]', 'a decision does not wait: facts come with the command'],
  ["MemberExpression[object.name='Math'][property.name='random']", 'a decision is the same on every replay'],
  ["MemberExpression[object.name='Math'][property.value='random']", 'a decision is the same on every replay'],
  ["VariableDeclarator[init.name='Math']", 'a decision is the same on every replay'],
].map(([selector, message]) => ({ selector, message }));

const pureGlobals = ['error', ...impureGlobals];
const pureSyntax = ['error', ...impureSyntax];

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, emitDecoratorMetadata: true, experimentalDecorators: true },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/cqrs',
              importNames: besideTheLog,
              message: 'events go through the event store and come out of projections',
            },
          ],
        },
      ],
      // Constructor parameters of decorated classes stay value imports: Nest reads their types at run time. The rule
      // leaves files with decorators alone because of the two parser options above.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNever: true }],
      // Ports promise; an adapter may have its answer at once.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['libs/**/domain/**/*.ts', 'libs/kernel/**/*.ts', 'libs/contexts/figures/src/fold/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-globals': pureGlobals, 'no-restricted-syntax': pureSyntax },
  },
  {
    files: ['libs/kernel/src/instant.ts'],
    rules: { 'no-restricted-globals': ['error', ...impureGlobals.filter(({ name }) => name !== 'Date')] },
  },
  {
    files: ['libs/kernel/src/domain-error.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...impureSyntax.filter(({ selector }) => !selector.startsWith('Class'))],
    },
  },
  {
    // Specs pass a decider's plain functions around and compare answers of unknown shape with matchers.
    files: [
      '**/*.spec.ts',
      '**/specs/**/*.ts',
      'libs/platform/*/test/**/*.ts',
      'libs/platform/testing/**/*.ts',
      'test/**/*.ts',
    ],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // Libraries never print; what a person starts may.
  { files: ['apps/**/*.ts'], rules: { 'no-console': 'off' } },
);
