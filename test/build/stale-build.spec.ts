import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A project whose compiler counts its runs, and fails where a source says so. */
describe('build.js --if-stale', () => {
  let root: string;
  const at = (...path: readonly string[]): string => join(root, ...path);
  const source = (): string => at('libs', 'a', 'src', 'a.ts');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'build-'));
    const nest = at('node_modules', '@nestjs', 'cli', 'bin');
    for (const folder of [nest, at('dist'), at('apps'), at('libs', 'a', 'src')]) mkdirSync(folder, { recursive: true });
    for (const name of ['.swcrc', 'nest-cli.json', 'package-lock.json', 'tsconfig.json']) writeFileSync(at(name), '{}');
    copyFileSync('build.js', at('build.js'));
    writeFileSync(at('package.json'), '{"type":"module"}');
    writeFileSync(at('bundle.js'), 'export const bundle = async () => undefined;');
    writeFileSync(source(), 'one');
    writeFileSync(
      join(nest, 'nest.js'),
      `const fs = require('fs'); fs.appendFileSync('runs', 'x');
       if (fs.readFileSync('libs/a/src/a.ts', 'utf8').includes('wrong')) { console.log('a.ts is wrong'); process.exit(1); }`,
    );
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const build = (): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
    spawnSync(process.execPath, ['build.js', '--if-stale'], { cwd: root, encoding: 'utf8' });
  const runs = (): number => (existsSync(at('runs')) ? readFileSync(at('runs')).length : 0);

  it('builds once, and again after an edit that keeps the time of the file, not after a touch or for a spec', () => {
    expect([build().status, build().status, runs()]).toEqual([0, 0, 1]);
    utimesSync(source(), 1, 1);
    writeFileSync(at('libs', 'a', 'src', 'a.spec.ts'), 'not built');
    expect([build().status, runs()]).toEqual([0, 1]);
    writeFileSync(source(), 'two');
    utimesSync(source(), 1, 1);
    expect([build().status, runs()]).toEqual([0, 2]);
  });

  it('says why it failed, on stderr, and tries again, also with the sources of the last good build', () => {
    build();
    appendFileSync(source(), ' wrong');
    expect(build()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('a.ts is wrong') });
    writeFileSync(source(), 'one');
    expect([build().status, runs()]).toEqual([0, 3]);
  });
});
