// Builds dist/ by `nest build --all` and `bundle.js`: `node build.js`. With --if-stale only when the sources are not those of
// the last complete build, which their content tells: times of files lie after a checkout or a copy.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = join('dist', 'sources.sha256');
const NEST = join('node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
const SETTINGS = ['.swcrc', 'bundle.js', 'nest-cli.json', 'package-lock.json', 'tsconfig.json'];

const sources = () =>
  ['apps', 'libs']
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)))
    .filter((name) => /(?:\.ts|tsconfig\.\w+\.json)$/.test(name) && !name.endsWith('.spec.ts'))
    .sort();

const fingerprint = () => {
  const hash = createHash('sha256');
  for (const name of [...SETTINGS, ...sources()]) {
    const content = readFileSync(name);
    hash.update(`${name} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
};

// Taken before the build: what is edited meanwhile is stale afterwards.
const now = fingerprint();
const isBuilt = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now;
if (!isBuilt || !process.argv.includes('--if-stale')) {
  process.stderr.write('Đang dịch mã nguồn, vài giây / building, some seconds\n');
  // An interrupted build leaves no stamp.
  rmSync(STAMP, { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [NEST, 'build', '--all'], { encoding: 'utf8' });
  if (status === 0) {
    const { bundle } = await import('./bundle.js');
    await bundle();
    writeFileSync(STAMP, now);
  } else process.stderr.write(`${stdout}${stderr}`);
  process.exitCode = status ?? 1;
}
