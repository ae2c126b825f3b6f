import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteDatabase } from '@app/sqlite';
import { AppendAbandoned, StoreDiskFull, StoreUnavailable, WrongExpectedRevision } from '../../port/errors.js';
import type { EventToAppend } from '../../port/stored-event.js';
import { EmbeddedEventStore, type EmbeddedEventStoreOptions } from './embedded-event-store.js';
import { openEventLog } from './event-log-database.js';
import { assertDurable } from './durability.js';

const FULL = 2;

/** SQLite's extended result codes. */
const CODES = {
  SQLITE_IOERR: 10,
  SQLITE_IOERR_FSYNC: 1_034,
  SQLITE_IOERR_WRITE: 778,
  SQLITE_FULL: 13,
  SQLITE_CORRUPT: 11,
} as const;

const sqliteError = (message: string, code: keyof typeof CODES): Error =>
  Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode: CODES[code] });

const modeOf = (path: string): number => statSync(path).mode & 0o777;

const anEvent = (): EventToAppend => ({ id: randomUUID(), type: 'SomethingHappened', data: '{}', metadata: '{}' });

/** A writer in another process, without this project's code. */
const HOLDER = `
  const { DatabaseSync } = require('@photostructure/sqlite');
  const [folder] = process.argv.slice(1);
  const lock = new DatabaseSync(folder + '/lock.db');
  lock.exec('BEGIN EXCLUSIVE');
  require('node:fs').writeFileSync(folder + '/writer.pid', process.pid + '\\n');
  console.log('held');
  setInterval(() => {}, 1_000_000);
`;

/** A writer whose `lock.db` and `writer.pid` were deleted. */
const LOCKLESS_HOLDER = `
  const { DatabaseSync } = require('@photostructure/sqlite');
  const log = new DatabaseSync(process.argv[1] + '/events.db');
  log.exec('SELECT count(*) FROM events');
  console.log('held');
  setInterval(() => {}, 1_000_000);
`;

const TRY_LOCK = `
  const { DatabaseSync } = require('@photostructure/sqlite');
  try { new DatabaseSync(process.argv[1] + '/lock.db').exec('BEGIN EXCLUSIVE'); console.log('got it'); }
  catch (error) { console.log(error.message); }
`;

describe('EmbeddedEventStore', () => {
  let folder: string;
  let opened: EmbeddedEventStore[];
  let children: ChildProcess[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'events-'));
    opened = [];
    children = [];
  });
  afterEach(async () => {
    children.forEach((child) => child.kill('SIGKILL'));
    await Promise.all(opened.map((store) => store.close()));
    rmSync(folder, { recursive: true });
  });

  const open = async (options: Partial<EmbeddedEventStoreOptions> = {}): Promise<EmbeddedEventStore> => {
    const store = await EmbeddedEventStore.open({ folder, mode: 'writer', commits: 'inline', ...options });
    opened.push(store);
    return store;
  };

  const runNode = async (script: string): Promise<{ readonly child: ChildProcess; readonly said: string }> => {
    const child = spawn(process.execPath, ['-e', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    return { child, said: said.toString().trim() };
  };

  const positions = async (store: EmbeddedEventStore): Promise<number[]> =>
    (await store.readAll({ limit: 1_000 })).map(({ position }) => Number(position));

  describe('durability', () => {
    it.each(['writer', 'reader'] as const)('is set on a connection of a %s', async (mode) => {
      await open();
      const db = openEventLog(folder, mode, 0);
      expect(db.pragma('synchronous')).toEqual([FULL]);
      expect(db.pragma('journal_mode')).toEqual(['wal']);
      db.close();
    });

    it('refuses a connection with the compiled-in default, and one without WAL', async () => {
      await (await open()).close();
      const db = new SqliteDatabase(join(folder, 'events.db'));
      expect(() => assertDurable(db)).toThrow('synchronous=1');
      db.pragma('synchronous = FULL');
      expect(() => assertDurable(db)).not.toThrow();
      db.pragma('journal_mode = DELETE');
      expect(() => assertDurable(db)).toThrow('journal_mode=delete');
      db.close();
    });
  });

  describe('group commit', () => {
    it('commits all appends of one turn in one transaction', async () => {
      const store = await open();
      await Promise.all(Array.from({ length: 50 }, (_, n) => store.append(`s-${n}`, 'no-stream', [anEvent()])));
      expect(store.commits).toBe(1);
      await store.append('s-0', 0n, [anEvent()]);
      expect(store.commits).toBe(2);
    });

    it('resolves appends only after COMMIT', async () => {
      const answered: string[] = [];
      const store = await open({
        runCommit: (commit) => {
          commit();
          answered.push('committed');
        },
      });
      await Promise.all(
        ['a', 'b'].map((name) => store.append(name, 'any', [anEvent()]).then(() => answered.push(name))),
      );
      expect(answered).toEqual(['committed', 'a', 'b']);
    });

    it('counts no commit if nothing was added', async () => {
      const store = await open();
      await expect(store.append('s-1', 0n, [anEvent()])).rejects.toBeInstanceOf(WrongExpectedRevision);
      expect(store.commits).toBe(0);
    });

    it('checks each append against the state its predecessors in the group left', async () => {
      const store = await open();
      const outcomes = await Promise.allSettled([
        store.append('s-1', 'no-stream', [anEvent()]),
        store.append('s-1', 'no-stream', [anEvent()]),
        store.append('s-1', 0n, [anEvent()]),
        store.append('s-1', 'stream-exists', [anEvent(), anEvent()]),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
      expect(store.commits).toBe(1);
      expect(await positions(store)).toEqual([0, 1, 2, 3]);
    });

    it('an append that cannot be written fails alone, as a whole, and leaves no gap', async () => {
      const store = await open();
      const notText = { ...anEvent(), data: 42 as unknown as string };
      const broken = new Error('clock stopped');
      const outcomes = await Promise.allSettled([
        store.append('s-1', 'no-stream', [anEvent()]),
        store.append('s-2', 'no-stream', [anEvent(), notText]),
        store.append('s-3', 5n, [anEvent()]),
        store.append('s-4', 'no-stream', [anEvent()], { abandonIf: () => true }),
        store.append('s-5', 'no-stream', [anEvent()], {
          abandonIf: () => {
            throw broken;
          },
        }),
        store.append('s-2', 'no-stream', [anEvent(), anEvent()]),
      ]);
      expect(outcomes).toEqual([
        { status: 'fulfilled', value: { revision: 0n, position: 0n } },
        { status: 'rejected', reason: expect.any(TypeError) as unknown },
        { status: 'rejected', reason: expect.any(WrongExpectedRevision) as unknown },
        { status: 'rejected', reason: expect.any(AppendAbandoned) as unknown },
        { status: 'rejected', reason: broken },
        { status: 'fulfilled', value: { revision: 1n, position: 2n } },
      ]);
      expect(store.commits).toBe(1);
      expect(await positions(store)).toEqual([0, 1, 2]);
      expect(store.writeFailure).toBeNull();
    });
  });

  it('positions are dense from 0, also after reopening', async () => {
    const first = await open();
    await Promise.all([first.append('s-1', 'any', [anEvent(), anEvent()]), first.append('s-2', 'any', [anEvent()])]);
    await first.close();
    const second = await open();
    await expect(second.append('s-1', 0n, [anEvent()])).rejects.toBeInstanceOf(WrongExpectedRevision);
    await second.append('s-3', 'any', [anEvent()]);
    expect(await positions(second)).toEqual([0, 1, 2, 3]);
  });

  describe('a failing commit', () => {
    it.each(['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_WRITE', 'SQLITE_CORRUPT'] as const)(
      'stops writing permanently and acknowledges nothing: %s',
      async (code) => {
        let failing = false;
        const runCommit = (commit: () => void): void => {
          if (failing) throw sqliteError('the disk says no', code);
          commit();
        };
        const store = await open({ runCommit });
        await store.append('s-1', 'no-stream', [anEvent()]);
        failing = true;
        const waiting = await Promise.allSettled([
          store.append('s-1', 0n, [anEvent()]),
          store.append('s-1', 9n, [anEvent()]),
          store.append('s-2', 'no-stream', [anEvent()]),
        ]);
        for (const outcome of waiting) {
          const reason: unknown = outcome.status === 'rejected' && outcome.reason;
          expect(reason).toBeInstanceOf(StoreUnavailable);
          expect(reason).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('the disk says no') });
        }
        expect(store.writeFailure?.message).toBe('the disk says no');

        failing = false;
        await expect(store.append('s-3', 'any', [anEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(store.append('s-3', 'any', [anEvent()])).rejects.toMatchObject({ outcome: 'not-written' });
        expect(await store.readStream('s-1')).toHaveLength(1);
        expect(await store.head()).toBe(0n);

        await store.close();
        const reopened = await open();
        expect(await positions(reopened)).toEqual([0]);
        expect(await reopened.append('s-1', 0n, [anEvent()])).toEqual({ revision: 1n, position: 1n });
      },
    );

    it('does so for a fault before COMMIT too, and reports that nothing was written', async () => {
      const store = await open();
      const vandal = new SqliteDatabase(join(folder, 'events.db'));
      vandal.exec('DROP TABLE events');
      vandal.close();
      await expect(store.append('s-1', 'no-stream', [anEvent()])).rejects.toMatchObject({ outcome: 'not-written' });
      expect(store.writeFailure?.message).toMatch('no such table');
      await expect(store.append('s-1', 'no-stream', [anEvent()])).rejects.toThrow('writing stopped');
    });

    it('that reached the disk nevertheless is found by the retry', async () => {
      const store = await open({
        runCommit: (commit) => {
          commit();
          throw sqliteError('no answer', 'SQLITE_IOERR_FSYNC');
        },
      });
      const events = [anEvent(), anEvent()];
      await expect(store.append('s-1', 'no-stream', events)).rejects.toMatchObject({ outcome: 'unknown' });
      await store.close();
      const reopened = await open();
      expect(await reopened.append('s-1', 'no-stream', events)).toEqual({ revision: 1n, position: 1n });
      expect(await positions(reopened)).toEqual([0, 1]);
    });
  });

  describe('a full disk', () => {
    it('refuses appends while reads go on, and takes them again once there is room', async () => {
      let isFull = false;
      const runCommit = (commit: () => void): void => {
        if (isFull) throw sqliteError('database or disk is full', 'SQLITE_FULL');
        commit();
      };
      const states: string[] = [];
      const store = await open({ runCommit, onWritingState: ({ kind }) => states.push(kind) });
      await store.append('s-1', 'no-stream', [anEvent()]);
      isFull = true;
      const [first, second] = [[anEvent()], [anEvent()]];
      const waiting = await Promise.allSettled([
        store.append('s-1', 0n, first),
        store.append('s-1', 9n, [anEvent()]),
        store.append('s-2', 'no-stream', second),
      ]);
      for (const outcome of waiting) {
        expect(outcome.status === 'rejected' && (outcome.reason as unknown)).toBeInstanceOf(StoreDiskFull);
        expect(outcome).toMatchObject({
          reason: { outcome: 'unknown', message: expect.stringContaining('events.db') as unknown },
        });
      }
      expect(store.writeFailure).toBeNull();
      expect(await store.readStream('s-1')).toHaveLength(1);
      expect(await store.head()).toBe(0n);

      isFull = false;
      expect(await store.append('s-2', 'no-stream', second)).toEqual({ revision: 0n, position: 1n });
      expect(await store.append('s-1', 0n, first)).toEqual({ revision: 1n, position: 2n });
      expect(await positions(store)).toEqual([0, 1, 2]);
      expect(states).toEqual(['disk-full', 'writing']);
    });

    it('does not go on with another file in the place of the log', async () => {
      let isFull = true;
      const store = await open({
        runCommit: (commit) => {
          if (isFull) throw sqliteError('database or disk is full', 'SQLITE_FULL');
          commit();
        },
      });
      await expect(store.append('s-1', 'no-stream', [anEvent()])).rejects.toBeInstanceOf(StoreDiskFull);
      for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `events.db${suffix}`), { force: true });
      isFull = false;
      await expect(store.append('s-1', 'no-stream', [anEvent()])).rejects.toThrow(
        /events\.db was replaced: it was the log/,
      );
      expect(store.writeFailure).not.toBeNull();
    });

    it('finds after it what the failed COMMIT has written nevertheless', async () => {
      let isFull = true;
      const store = await open({
        runCommit: (commit) => {
          commit();
          if (isFull) throw sqliteError('database or disk is full', 'SQLITE_FULL');
        },
      });
      const events = [anEvent(), anEvent()];
      await expect(store.append('s-1', 'no-stream', events)).rejects.toBeInstanceOf(StoreDiskFull);
      isFull = false;
      await expect(store.append('s-1', 'no-stream', [anEvent()])).rejects.toBeInstanceOf(WrongExpectedRevision);
      expect(await store.append('s-1', 'no-stream', events)).toEqual({ revision: 1n, position: 1n });
      expect(await store.append('s-1', 1n, [anEvent()])).toEqual({ revision: 2n, position: 2n });
      expect(await positions(store)).toEqual([0, 1, 2]);
    });
  });

  it('refuses text with U+0000, which the driver would cut, and appends the others of the group', async () => {
    const store = await open();
    const cut = (part: Partial<EventToAppend>): EventToAppend => ({ ...anEvent(), ...part });
    const outcomes = await Promise.allSettled([
      store.append('s-1', 'any', [anEvent()]),
      store.append('s-2', 'any', [anEvent(), cut({ data: '"a\0b"' })]),
      store.append('s-2', 'any', [cut({ metadata: '\0' })]),
      store.append('s-2', 'any', [cut({ type: 'A\0' })]),
      store.append('s-2\0', 'any', [anEvent()]),
      store.append('s-3', 'any', [anEvent()]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(await positions(store)).toEqual([0, 1]);
    expect(await store.readStream('s-2')).toEqual([]);
    expect(await store.readStream('s-3\0')).toEqual([]);
    expect(store.writeFailure).toBeNull();
  });

  it('waits for a foreign lock no longer than configured, then works again', async () => {
    const store = await open({ busyTimeoutMs: 0 });
    const foreign = new SqliteDatabase(join(folder, 'events.db'));
    foreign.exec('BEGIN IMMEDIATE');
    const refused = store.append('s-1', 'no-stream', [anEvent()]);
    await expect(refused).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(refused).rejects.toMatchObject({ outcome: 'not-written' });
    foreign.close();
    expect(await store.append('s-1', 'no-stream', [anEvent()])).toEqual({ revision: 0n, position: 0n });
    expect(store.writeFailure).toBeNull();
  });

  describe('a second writer', () => {
    it('of this process is refused until the first has closed', async () => {
      const first = await open();
      await expect(open()).rejects.toThrow(`data folder ${folder} is in use by process ${process.pid}`);
      await first.append('s-1', 'any', [anEvent()]);
      await first.close();
      expect(await (await open()).head()).toBe(0n);
    });

    it('of another process gets no lock while this one holds it', async () => {
      const first = await open();
      expect((await runNode(TRY_LOCK)).said).toBe('database is locked');
      await first.close();
      expect((await runNode(TRY_LOCK)).said).toBe('got it');
    });

    it('is refused while another process has the log open, although lock.db was deleted', async () => {
      const first = await open();
      await first.append('s-1', 'any', [anEvent()]);
      await first.close();
      const { child } = await runNode(LOCKLESS_HOLDER);
      for (const name of ['lock.db', 'writer.pid']) rmSync(join(folder, name), { force: true });
      await expect(open()).rejects.toThrow(`data folder ${folder} is in use: another process has events.db open`);
      await expect(open()).rejects.toThrow(StoreUnavailable);
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      expect(await (await open()).head()).toBe(0n);
    });

    it('of this process is refused too when lock.db was deleted', async () => {
      const first = await open();
      await first.append('s-1', 'any', [anEvent()]);
      for (const name of ['lock.db', 'writer.pid']) rmSync(join(folder, name));
      await expect(open()).rejects.toThrow(StoreUnavailable);
      await first.append('s-1', 'any', [anEvent()]);
      expect(await first.head()).toBe(1n);
    });

    it('is refused while another process writes, naming folder and process id, and accepted after that one is killed', async () => {
      await (await open()).close();
      const { child } = await runNode(HOLDER);
      const refused = open();
      await expect(refused).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(refused).rejects.toThrow(`data folder ${folder} is in use by process ${child.pid}`);
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      const store = await open();
      expect(await store.append('s-1', 'no-stream', [anEvent()])).toEqual({ revision: 0n, position: 0n });
      expect(readFileSync(join(folder, 'writer.pid'), 'utf8').trim()).toBe(String(process.pid));
    });
  });

  describe('the data folder', () => {
    const file = (): string => join(folder, 'events.db');

    const expectRefused = async (message: string | RegExp): Promise<void> => {
      for (const mode of ['writer', 'reader'] as const) {
        const refused = open({ mode });
        await expect(refused).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(refused).rejects.toThrow(message);
      }
    };

    it('and its files are for their owner only', async () => {
      const nested = join(folder, 'a', 'b');
      await open({ folder: nested });
      const files = readdirSync(nested);
      expect(files).toEqual(
        expect.arrayContaining(['events.db', 'events.db-wal', 'events.db-shm', 'lock.db', 'writer.pid']),
      );
      for (const name of files) expect([name, modeOf(join(nested, name))]).toEqual([name, 0o600]);
      for (const made of [nested, join(folder, 'a')]) expect(modeOf(made)).toBe(0o700);
    });

    it('whose files others may read is closed to them', async () => {
      await (await open()).close();
      for (const name of ['events.db', 'lock.db']) chmodSync(join(folder, name), 0o644);
      writeFileSync(join(folder, 'writer.pid'), '', { mode: 0o644 });
      await open();
      for (const name of ['events.db', 'lock.db', 'writer.pid']) expect(modeOf(join(folder, name))).toBe(0o600);
    });

    it('is created if it is missing', async () => {
      const nested = join(folder, 'a', 'b');
      const store = await open({ folder: nested });
      await store.append('s-1', 'any', [anEvent()]);
      expect(await store.head()).toBe(0n);
    });

    it.each([1, 3, 7])('of another format is refused, naming both, and unchanged: %d', async (format) => {
      await (await open()).close();
      const other = new SqliteDatabase(file());
      other.pragma(`user_version = ${format}`);
      other.close();
      const before = readFileSync(file());
      await expectRefused(new RegExp(`events\\.db has format ${format}, this version of the service knows format 4`));
      expect(readFileSync(file()).equals(before)).toBe(true);
    });

    it('with a database of another program is refused and unchanged', async () => {
      const foreign = new SqliteDatabase(file());
      foreign.exec('CREATE TABLE events (a)');
      foreign.close();
      const before = readFileSync(file());
      await expectRefused(/events\.db belongs to another program/);
      expect(readFileSync(file()).equals(before)).toBe(true);
    });

    it('with a file that is not a database is refused, and usable once that is gone', async () => {
      writeFileSync(file(), 'not a database, but long enough to hold a header: '.repeat(100));
      await expectRefused(/events\.db cannot be read as an event store: .*not a database/);
      rmSync(file());
      expect(await (await open()).head()).toBeNull();
    });

    it('without a log is refused to a reader', async () => {
      await expect(open({ mode: 'reader' })).rejects.toThrow(/cannot open .*events\.db/);
    });
  });

  it('knows every stream, although it caches few last revisions', async () => {
    const store = await open({ headCapacity: 2 });
    const streams = Array.from({ length: 20 }, (_, n) => `s-${n}`);
    for (const round of [0n, 1n, 2n]) {
      for (const stream of streams) {
        const expected = round === 0n ? 'no-stream' : round - 1n;
        expect((await store.append(stream, expected, [anEvent()])).revision).toBe(round);
        expect(await store.readStream(stream, { from: round + 1n })).toEqual([]);
      }
    }
    for (const stream of streams) {
      await expect(store.append(stream, 1n, [anEvent()])).rejects.toMatchObject({ actual: 2n });
      expect(await store.readStream(stream)).toHaveLength(3);
    }
  });

  it('does not cache revisions of a failed transaction', async () => {
    const runCommit = (): void => {
      throw sqliteError('the disk says no', 'SQLITE_IOERR');
    };
    const store = await open({ runCommit });
    await expect(store.append('s-1', 'no-stream', [anEvent(), anEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await store.readStream('s-1', { from: 0n })).toEqual([]);
    expect(await store.readStream('s-1', { direction: 'backward' })).toEqual([]);
  });

  describe('a reader', () => {
    it('reads committed events and refuses to append', async () => {
      const writer = await open();
      const reader = await open({ mode: 'reader' });
      await writer.append('s-1', 'no-stream', [anEvent(), anEvent()]);
      expect(await reader.readStream('s-1')).toEqual(await writer.readStream('s-1'));
      expect(await reader.head()).toBe(1n);
      await writer.append('s-1', 1n, [anEvent()]);
      expect(await reader.readStream('s-1', { from: 2n })).toHaveLength(1);
      await expect(reader.append('s-1', 2n, [anEvent()])).rejects.toMatchObject({ outcome: 'not-written' });
    });

    it('is notified of the commits of the writer', async () => {
      const writer = await open();
      const reader = await open({ mode: 'reader' });
      const abort = new AbortController();
      const seen: string[] = [];
      const written = Array.from({ length: 10 }, anEvent);
      for await (const message of reader.subscribe({ signal: abort.signal })) {
        if (message.kind === 'event') seen.push(message.event.id);
        else if (seen.length < written.length) await writer.append('s-1', 'any', [written[seen.length]!]);
        else break;
      }
      expect(seen).toEqual(written.map(({ id }) => id));
    });

    it('ends its waiting subscription when it closes', async () => {
      await open();
      const reader = await open({ mode: 'reader' });
      const messages = reader.subscribe({ signal: new AbortController().signal })[Symbol.asyncIterator]();
      await messages.next();
      const next = messages.next();
      await reader.close();
      expect(await next).toEqual({ done: true, value: undefined });
    });
  });
});
