import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { productRoot, withPlantedTree, type PlantedFiles } from './planted-tree.js';

const cli = join(productRoot, 'node_modules/eslint/bin/eslint.js');
const config = join(productRoot, 'eslint.config.js');

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

/** `file: rule` for each finding of the product's lint on these files. */
const findingsIn = (files: PlantedFiles): readonly string[] =>
  withPlantedTree(files, (root) => {
    const run = spawnSync(process.execPath, [cli, 'libs', '--config', config, '--format', 'json'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (!run.stdout) throw new Error(run.stderr);
    return (JSON.parse(run.stdout) as readonly LintedFile[]).flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message }) => `${filePath.slice(root.length + 1)}: ${ruleId ?? message}`),
    );
  });

const pureFolders = [
  'libs/contexts/initiatives/src/domain',
  'libs/contexts/figures/src/fold',
  'libs/kernel/src',
] as const;

/** Contents that a pure file must not have, one per file. */
const impurities: readonly (readonly [file: string, rule: string, text: string])[] = [
  ['clock.ts', 'no-restricted-globals', 'export const now = (): number => Date.now();\n'],
  ['chance.ts', 'no-restricted-syntax', 'export const chance = (): number => Math.random();\n'],
  ['chance-by-name.ts', 'no-restricted-syntax', "export const chance = (): number => Math['random']();\n"],
  [
    'chance-taken-out.ts',
    'no-restricted-syntax',
    'const { random } = Math;\nexport const chance = (): number => random();\n',
  ],
  ['environment.ts', 'no-restricted-globals', "export const zone = (): unknown => process.env['TZ'];\n"],
  ['output.ts', 'no-restricted-globals', "export const tell = (): void => console.log('told');\n"],
  ['around.ts', 'no-restricted-globals', 'export const now = (): unknown => globalThis.Date;\n'],
  ['promise.ts', 'no-restricted-syntax', 'export const later = async (): Promise<number> => 1;\n'],
  ['object.ts', 'no-restricted-syntax', 'export class Thing {}\n'],
  ['object-expression.ts', 'no-restricted-syntax', 'export const Thing = class {};\n'],
];

const everywhere: readonly (readonly [file: string, rule: string, text: string])[] = [
  [
    'switch.ts',
    '@typescript-eslint/switch-exhaustiveness-check',
    "export const size = (of: 'S' | 'L'): number => {\n  switch (of) {\n    case 'S':\n      return 1;\n  }\n  return 2;\n};\n",
  ],
  [
    'floating.ts',
    '@typescript-eslint/no-floating-promises',
    'const later = (): Promise<void> => Promise.resolve();\nexport const start = (): void => {\n  later();\n};\n',
  ],
  ['any.ts', '@typescript-eslint/no-explicit-any', 'export const anything = (value: any): unknown => value;\n'],
  [
    'beside-the-log.ts',
    'no-restricted-imports',
    "import { CommandBus, EventBus } from '@nestjs/cqrs';\nexport const buses = [CommandBus, EventBus];\n",
  ],
  [
    'value-import-of-a-type.ts',
    '@typescript-eslint/consistent-type-imports',
    "import { Service } from './service.js';\nexport const use = (service: Service): Service => service;\n",
  ],
  ['console.ts', 'no-console', "export const tell = (): void => console.log('told');\n"],
  [
    'inline-exception.ts',
    '@typescript-eslint/no-explicit-any',
    '// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport const anything = (value: any): unknown => value;\n',
  ],
];

/** Breaches of the lint rules that apply everywhere. */
const platform = 'libs/platform/http/src';

const legal: PlantedFiles = {
  'libs/kernel/src/instant.ts': 'export const instantOf = (ms: number): string => new Date(ms).toISOString();\n',
  'libs/kernel/src/domain-error.ts': 'export class DomainError extends Error {}\n',
  'libs/contexts/initiatives/src/domain/pure.ts':
    'export const sum = (a: bigint, b: bigint): bigint => a + b + BigInt(Math.max(1, 2));\n',
  'libs/contexts/initiatives/src/domain/pure.spec.ts': 'export class Given {\n  readonly at = Date.now();\n}\n',
  [`${platform}/service.ts`]: 'export class Service {\n  readonly at = Date.now();\n}\n',
  [`${platform}/injected.ts`]:
    "import { Service } from './service.js';\n" +
    'const Injectable = (): ClassDecorator => () => undefined;\n\n' +
    '@Injectable()\nexport class Injected {\n  constructor(readonly service: Service) {}\n}\n',
};

const planted: PlantedFiles = {
  ...legal,
  ...Object.fromEntries(
    pureFolders.flatMap((folder) => impurities.map(([file, , text]) => [`${folder}/${file}`, text])),
  ),
  ...Object.fromEntries(everywhere.map(([file, , text]) => [`${platform}/${file}`, text])),
  'libs/kernel/src/domain-error.ts': `${legal['libs/kernel/src/domain-error.ts']!}export const at = (): number => Date.now();\n`,
  'libs/kernel/src/instant.ts': `${legal['libs/kernel/src/instant.ts']!}export class Moment {}\n`,
};

describe('the lint', () => {
  let found: readonly string[];
  beforeAll(() => {
    found = findingsIn(planted);
  });

  it('accepts legal files: the two exceptions of the kernel, specs, and classes Nest injects', () => {
    expect(findingsIn(legal)).toEqual([]);
  });

  describe.each(pureFolders)('keeps %s pure', (folder) => {
    it.each(impurities)('which forbids %s', (file, rule) => {
      expect(found).toContain(`${folder}/${file}: ${rule}`);
    });
  });

  it.each(everywhere)('catches %s by %s', (file, rule) => {
    expect(found).toContain(`${platform}/${file}: ${rule}`);
  });

  it('limits each exception of the kernel to one use', () => {
    expect(found).toContain('libs/kernel/src/domain-error.ts: no-restricted-globals');
    expect(found).toContain('libs/kernel/src/instant.ts: no-restricted-syntax');
  });
});
