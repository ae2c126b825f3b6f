import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { fileChecks, openEmbeddedStores } from '@app/composition';
import type { ProjectionStatus } from '@app/projections';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { logOf } from '../programme/log-of.js';
import { SampleRun } from '../programme/sample-run.js';
import { documentsOf } from '../replay/view-documents.js';

const MINUTES = 60_000;
const SEED = 11;
/** `DAMAGE=2000` flips 2 000 bits and cuts 200 files, half of them in a folder whose service was killed. */
const FLIPS = Number(process.env.DAMAGE ?? 60) / 2;
const CUTS = Math.ceil(FLIPS / 10);

/** All that the service answers from its data: the log, the read models, the names. */
type Answers = readonly unknown[];

interface Damage {
  readonly file: string;
  readonly offset: number;
  /** The flipped bit; null when the file ends at the offset. */
  readonly bit: number | null;
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'damage-'));

/** Another process copies: closing a database's file in this one would drop SQLite's locks. */
const copyOfOpen = (folder: string): string => {
  const copy = newFolder();
  execFileSync('cp', ['-r', `${folder}/.`, copy]);
  return copy;
};

const copyOf = (folder: string): string => {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
};

const inflict = (folder: string, { file, offset, bit }: Damage): void => {
  const path = join(folder, file);
  if (bit === null) return truncateSync(path, offset);
  const bytes = readFileSync(path);
  bytes[offset]! ^= 1 << bit;
  writeFileSync(path, bytes);
};

const isAt =
  (head: bigint | null) =>
  ({ status, position }: ProjectionStatus): boolean =>
    status === 'live' && position === head;

/** What a service started on the folder answers. @throws what it says instead */
const answersOf = async (folder: string): Promise<Answers> => {
  for (const { run } of fileChecks(folder)) {
    const { verdict, detail } = await run(() => undefined);
    if (verdict === 'fail') throw new Error(detail.en);
  }
  const stores = await openEmbeddedStores({ dataFolder: folder, projections: 'inline' }, new URL('file:///unused'));
  try {
    const { eventStore, views, vault, progress } = stores;
    const head = await eventStore.head();
    for (
      let projections: readonly ProjectionStatus[] | null = null;
      !projections?.every(isAt(head));
      await nextTurn()
    ) {
      ({ projections } = await progress.status());
      const stopped = projections.find(({ status }) => status === 'stopped');
      if (stopped) throw new Error(stopped.stopped?.reason);
    }
    const log = await logOf(eventStore);
    const members = [...new Set(log.map(({ stream }) => stream).filter((stream) => stream.startsWith('member-')))];
    const names = await Promise.all(members.map((stream) => vault.get(stream.slice('member-'.length))));
    return [log, await documentsOf(views), names];
  } finally {
    await stores.close();
  }
};

describe('a data folder with one damage', () => {
  const folders: string[] = [];
  let closed: string;
  let killed: string;
  let expected: Answers;

  beforeAll(async () => {
    const run = await SampleRun.of({ seed: 5, scale: 0.02 });
    try {
      killed = copyOfOpen(run.folder);
      await run.service.close();
      closed = copyOf(run.folder);
      folders.push(killed, closed);
    } finally {
      await run.close();
    }
    expected = await answersOf(closed);
  }, 5 * MINUTES);
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  const damages = (folder: string, files: readonly string[], count: number, cuts: boolean): readonly Damage[] => {
    const random = xoroshiro128plus(SEED);
    return Array.from({ length: count }, (_, index) => {
      const file = files[index % files.length]!;
      const offset = uniformInt(random, 0, statSync(join(folder, file)).size - 1);
      return { file, offset, bit: cuts ? null : uniformInt(random, 0, 7) };
    });
  };

  /** The damages that changed an answer and were not told. */
  const silent = async (folder: string, all: readonly Damage[]): Promise<readonly Damage[]> => {
    const found: Damage[] = [];
    for (const damage of all) {
      const copy = copyOf(folder);
      try {
        inflict(copy, damage);
        const answers = await answersOf(copy).catch((error: unknown) => error);
        if (!(answers instanceof Error) && !isDeepStrictEqual(answers, expected)) found.push(damage);
      } finally {
        rmSync(copy, { recursive: true });
      }
    }
    return found;
  };

  it('gives the same answers without one, closed or killed', async () => {
    expect(await answersOf(copyOf(killed))).toEqual(expected);
  });

  it.each([
    ['a flipped bit', FLIPS, false],
    ['a lost end', CUTS, true],
  ])(
    'changes no answer without a message, closed: %s',
    async (_, count, cuts) => {
      const files = ['events.db', 'views.db', 'persons.db'];
      expect(await silent(closed, damages(closed, files, count, cuts))).toEqual([]);
    },
    60 * MINUTES,
  );

  it.each([
    ['a flipped bit', FLIPS, false],
    ['a lost end', CUTS, true],
  ])(
    'changes no answer without a message, killed: %s',
    async (_, count, cuts) => {
      const files = ['events.db', 'events.db-wal', 'views.db', 'views.db-wal', 'persons.db', 'persons.db-wal'];
      expect(await silent(killed, damages(killed, files, count, cuts))).toEqual([]);
    },
    60 * MINUTES,
  );
});
