import { EmbeddedEventStore } from '@app/event-store';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Line {
  readonly acknowledged?: string;
  readonly refused?: string;
  readonly again?: string;
  readonly failure?: string;
}

/** The operating system refuses writes beyond a size of a file, whoever writes: the disk's errors as they are. */
describe('the log on files that may not grow', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'limited-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** In the shell's blocks of 512 or 1 024 bytes. */
  it.each([
    [150, 'inline'],
    [163, 'inline'],
    [201, 'inline'],
    [150, 'thread'],
    [201, 'thread'],
  ])('keeps what it acknowledged, and acknowledges nothing more: %d, committing %s', async (blocks, commits) => {
    const script = `ulimit -f ${blocks}; exec "$0" test/service/append-until-it-fails.js "$1" "$2"`;
    const output = execFileSync('sh', ['-c', script, process.execPath, folder, commits], { encoding: 'utf8' });
    const lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const acknowledged = lines.flatMap((line) => line.acknowledged ?? []);
    const refused = lines.flatMap((line) => line.refused ?? []);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(refused).toHaveLength(3);
    expect(lines.at(-1)).toEqual({ again: 'not-written', failure: 'disk I/O error' });

    const store = await EmbeddedEventStore.open({ folder, mode: 'writer', commits: 'inline' });
    const stored = (await store.readAll({ limit: 10_000 })).map(({ id }) => id);
    await store.close();
    expect(stored.slice(0, acknowledged.length)).toEqual(acknowledged);
    if (refused.includes('not-written')) expect(stored).toHaveLength(acknowledged.length);
  });
});
