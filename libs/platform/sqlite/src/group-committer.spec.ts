import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorFrom } from './error-from.js';
import {
  GroupCommitter,
  type GroupCommitterOptions,
  type WriteRefusal,
  type WritingConnection,
  type WritingState,
} from './group-committer.js';
import { SqliteDatabase, type SqliteStatement } from './sqlite-database.js';

const ROOMY = 1_000_000;
const LONG = 'x'.repeat(20_000);

class Refused extends Error {
  constructor(readonly refusal: WriteRefusal) {
    super(refusal.message);
  }
}

/** Notes, each one row. */
class Notes implements WritingConnection<string, number> {
  readonly known: number;
  private readonly insert: SqliteStatement<[string], never>;
  private added = 0;

  constructor(
    readonly db: SqliteDatabase,
    pages: number,
  ) {
    db.pragma('journal_mode = WAL');
    db.pragma(`max_page_count = ${pages}`);
    db.exec('CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
    this.insert = db.prepare('INSERT INTO notes (text) VALUES (?)');
    this.known = db.prepare<[], [number]>('SELECT count(*) FROM notes', { returnArrays: true }).get()![0];
  }

  write(text: string): number {
    if (text === 'broken') throw new TypeError('broken');
    this.added += 1;
    return Number(this.insert.run(text).lastInsertRowid);
  }

  undo(): void {}

  committed(): boolean {
    return this.added > 0;
  }

  rolledBack(): void {
    this.added = 0;
  }
}

const sqliteError = (errcode: number): Error => Object.assign(new Error('the disk says no'), { errcode });
const [IOERR_FSYNC, IOERR_SHMSIZE, FULL] = [1_034, 4_874, 13];

describe('GroupCommitter', () => {
  let folder: string;
  let file: string;
  let pages: number;
  let fault: Error | null;
  let states: WritingState['kind'][];
  let committer: GroupCommitter<string, number, Notes>;

  const open = (options: Partial<GroupCommitterOptions<Notes>> = {}): void => {
    committer = new GroupCommitter<string, number, Notes>({
      connect: () => new Notes(new SqliteDatabase(file), pages),
      refusalError: (refusal) => new Refused(refusal),
      onState: ({ kind }) => states.push(kind),
      runCommit: (commit) => {
        if (fault) throw fault;
        commit();
      },
      ...options,
    });
  };
  const full = (): unknown => committer.connection.db.pragma('max_page_count = 1');
  const refusal = async (text: string): Promise<Partial<WriteRefusal>> =>
    committer.write(text).then(
      () => ({}),
      (error: Refused) => error.refusal,
    );
  const stored = (): number => {
    const reader = new SqliteDatabase(file, { readOnly: true });
    const [count] = reader.prepare<[], [number]>('SELECT count(*) FROM notes', { returnArrays: true }).get()!;
    reader.close();
    return count;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'group-'));
    file = join(folder, 'notes.db');
    pages = ROOMY;
    fault = null;
    states = [];
    open();
  });
  afterEach(() => {
    committer.connection.db.close();
    rmSync(folder, { recursive: true });
  });

  describe('when the disk is full', () => {
    it('refuses all writes of the group, says that nothing was written, and reads go on', async () => {
      await committer.write('one');
      full();
      const group = await Promise.allSettled([committer.write('two'), committer.write(LONG), committer.write('three')]);
      for (const outcome of group) {
        expect(outcome).toMatchObject({
          status: 'rejected',
          reason: {
            refusal: { reason: 'disk-full', outcome: 'not-written', message: expect.stringContaining(file) as unknown },
          },
        });
      }
      expect(stored()).toBe(1);
      expect(committer.state).toMatchObject({ kind: 'disk-full', file });
    });

    it('goes on by itself once there is room, on a new connection that has read the file', async () => {
      await committer.write('one');
      const before = committer.connection;
      full();
      pages = 1;
      expect(await refusal(LONG)).toMatchObject({ reason: 'disk-full' });
      expect(await refusal(LONG)).toMatchObject({ reason: 'disk-full' });
      pages = ROOMY;
      expect(await committer.write(LONG)).toBe(2);
      expect(committer.connection).not.toBe(before);
      expect(before.db.isOpen).toBe(false);
      expect(committer.connection.known).toBe(1);
      expect(states).toEqual(['disk-full', 'writing']);
    });

    it.each([FULL, IOERR_SHMSIZE])(
      'does not know what a COMMIT has written that failed for it: %d',
      async (errcode) => {
        fault = sqliteError(errcode);
        expect(await refusal('one')).toMatchObject({ reason: 'disk-full', outcome: 'unknown' });
        fault = null;
        expect(await committer.write('two')).toBe(1);
        expect(stored()).toBe(1);
      },
    );

    it('counts as room only what was written', async () => {
      full();
      pages = 1;
      await refusal(LONG);
      await expect(committer.write('broken')).rejects.toThrow(TypeError);
      expect(committer.state.kind).toBe('disk-full');
    });

    it('waits for a checkpoint too', async () => {
      committer.checkpointed(sqliteError(FULL));
      expect(committer.state.kind).toBe('disk-full');
      expect(await committer.write('one')).toBe(1);
      expect(committer.state.kind).toBe('disk-full');
      committer.checkpointed(null);
      expect(states).toEqual(['disk-full', 'writing']);
    });
  });

  describe('when the disk fails', () => {
    it('stops, although a later fsync would succeed', async () => {
      await committer.write('one');
      fault = sqliteError(IOERR_FSYNC);
      expect(await refusal('two')).toMatchObject({ reason: 'failed', outcome: 'unknown' });
      fault = null;
      expect(await refusal('three')).toMatchObject({
        reason: 'failed',
        outcome: 'not-written',
        cause: { message: 'the disk says no' },
      });
      expect(stored()).toBe(1);
      expect(states).toEqual(['failed']);
    });

    it('stops after a checkpoint, and runs no further one', async () => {
      committer.checkpointed(sqliteError(IOERR_FSYNC));
      expect(await refusal('one')).toMatchObject({ reason: 'failed', outcome: 'not-written' });
      expect(committer.checkpoint('PASSIVE')?.message).toBe('the disk says no');
    });

    it('stops when the file cannot be read after a full disk', async () => {
      full();
      await refusal(LONG);
      committer.connection.db.exec('DROP TABLE notes; CREATE VIEW notes AS SELECT 1 AS other');
      expect(await refusal('one')).toMatchObject({ reason: 'failed', outcome: 'not-written' });
      expect(states).toEqual(['disk-full', 'failed']);
    });
  });

  it('checkpoints after so many writes, where errors are seen', async () => {
    committer.connection.db.close();
    open({ checkpointEvery: 2 });
    const runs = jest.spyOn(committer, 'checkpoint');
    for (const text of ['one', 'two', 'three']) await committer.write(text);
    expect(runs.mock.calls).toEqual([['PASSIVE']]);
  });
});

describe('errorFrom', () => {
  it('tells whatever was thrown', () => {
    const error = new TypeError('no');
    expect(errorFrom(error)).toBe(error);
    expect(errorFrom({ message: 'disk I/O error', errcode: 10 })).toMatchObject({
      message: 'disk I/O error',
      errcode: 10,
    });
    expect(errorFrom('no').message).toBe('no');
    expect(errorFrom({ code: 5 }).message).toBe('{ code: 5 }');
    expect(errorFrom(undefined).message).toBe('undefined');
  });
});
