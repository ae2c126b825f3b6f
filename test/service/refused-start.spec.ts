import { openService, startupFailureText, type Service } from '@app/composition';
import { settingsFrom } from '@app/config';
import { EmbeddedEventStore } from '@app/event-store';
import { issueDevToken } from '@app/http';
import { SqliteDatabase } from '@app/sqlite';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { founding } from './founding.js';

const open = (folder: string): Promise<Service> =>
  openService({
    settings: settingsFrom({ SANGKIEN_DATA: folder, SANGKIEN_PROJECTIONS: 'inline' }),
    projector: new URL('file:///unused'),
    logger: false,
  });

const found = async ({ app, tokenSecret }: Service): Promise<void> => {
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/organisation',
    headers: {
      authorization: `Bearer ${await issueDevToken(tokenSecret, 'operator', 60)}`,
      'idempotency-key': '"founding"',
    },
    payload: founding,
  });
  expect(response.statusCode).toBe(201);
};

/** Names and bytes of a folder, but of what every open connection touches. */
const contentOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => !/^(lock\.db|writer\.pid|.+-shm|.+-wal)/.test(name))
      .map((name) => [
        name,
        statSync(join(folder, name)).isFile() ? readFileSync(join(folder, name)).toString('base64') : '',
      ]),
  );

describe('a start on a data folder', () => {
  let root: string;
  /** A folder of a founded organisation, its state before founding, and another organisation's folder. */
  let [whole, older, foreign]: string[] = [];
  let folder: string;

  const path = (name: string): string => join(folder, name);
  const remove = (...names: string[]): void => names.forEach((name) => rmSync(path(name)));
  const takeFrom = (other: string, name: string): void => copyFileSync(join(other, name), path(name));
  const scribble = (name: string): void => writeFileSync(path(name), Buffer.alloc(8_192, 'no such file '));
  const empty = (name: string): void => truncateSync(path(name), 0);
  const cut = (name: string): void => truncateSync(path(name), readFileSync(path(name)).length / 2 + 100);
  const inDatabase = (name: string, sql: string): void => {
    const db = new SqliteDatabase(path(name));
    db.exec(sql);
    db.close();
  };

  const asNobody = async (work: () => Promise<void>): Promise<void> => {
    const { seteuid } = process;
    // The superuser may write everywhere; another user already is somebody who may not write a file of the superuser.
    if (process.getuid?.() !== 0 || !seteuid) return;
    seteuid.call(process, 65_534);
    try {
      await work();
    } finally {
      seteuid.call(process, 0);
    }
  };

  const failure = async (): Promise<string> => {
    const service = await open(folder).catch((error: unknown) => startupFailureText(error));
    if (typeof service === 'string') return service;
    await service.close();
    return 'started';
  };

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'refused-'));
    chmodSync(root, 0o755);
    [whole, older, foreign] = ['whole', 'older', 'foreign'].map((name) => join(root, name)) as [string, string, string];
    const first = await open(whole);
    await first.close();
    cpSync(whole, older, { recursive: true });
    for (const each of [whole, foreign]) {
      const service = await open(each);
      await found(service);
      await service.close();
    }
  });
  afterAll(() => rmSync(root, { recursive: true }));
  beforeEach(() => {
    folder = join(root, 'tried');
    cpSync(whole!, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const passing: readonly (readonly [what: string, change: () => void])[] = [
    ['left as it is', () => undefined],
    ['without views', () => remove('views.db')],
    ['without keys', () => remove('dev-token.key', 'cursor.key')],
    ['restored from a backup, without views and mark', () => remove('views.db', 'events.high-water')],
    [
      'with keys that name no log',
      () => writeFileSync(path('cursor.key'), `${Buffer.alloc(32, 7).toString('base64url')}\n`),
    ],
  ];
  it.each(passing)('%s: starts', async (_, change) => {
    change();
    expect(await failure()).toBe('started');
  });

  const RESTORE_LOG = /restore it, with its events\.db-wal, from a backup/;
  const DELETE_VIEWS = /delete views\.db, views\.db-wal and views\.db-shm; they are rebuilt/;
  const RESTORE_NAMES = /restore it from a backup of the same data folder/;
  const DELETE_KEY = /or delete it, then it is made anew and what the old one signed ends/;
  const START_ANEW = /to start anew without its events, set SANGKIEN_DATA to an empty folder/;

  const refused: readonly (readonly [what: string, change: () => void, file: string, ...says: RegExp[]])[] = [
    [
      'events.db missing',
      () => remove('events.db'),
      'events.db',
      /missing, but persons\.db, views\.db/,
      RESTORE_LOG,
      START_ANEW,
    ],
    [
      'events.db missing, only names left',
      () => remove('events.db', 'views.db', 'events.high-water'),
      'events.db',
      /persons\.db of its log is there/,
    ],
    ['events.db empty', () => empty('events.db'), 'events.db', /is empty, but/, RESTORE_LOG, START_ANEW],
    ['events.db of random bytes', () => scribble('events.db'), 'events.db', RESTORE_LOG],
    [
      'events.db of another program',
      () => inDatabase('events.db', 'PRAGMA application_id = 7'),
      'events.db',
      /belongs to another program/,
      RESTORE_LOG,
    ],
    [
      'events.db of a newer format',
      () => inDatabase('events.db', 'PRAGMA user_version = 77'),
      'events.db',
      /has format 77.+start the version that wrote it/,
    ],
    [
      'events.db older',
      () => (takeFrom(older!, 'events.db'), remove('views.db')),
      'events.db',
      /reached position 5 \(events\.high-water\): 6 events are lost/,
      /put the newer events\.db back/,
      /sangkien accept-loss/,
    ],
    [
      'events.db older, without a mark',
      () => (takeFrom(older!, 'events.db'), remove('events.high-water')),
      'views.db',
      /restored from an older copy/,
    ],
    [
      'events.db of another folder',
      () => (takeFrom(foreign!, 'events.db'), remove('events.high-water', 'views.db')),
      'persons.db',
      /names the members of the log/,
      RESTORE_NAMES,
    ],
    [
      'events.high-water of another folder',
      () => takeFrom(foreign!, 'events.high-water'),
      'events.high-water',
      /is of the log .+, but events\.db beside it is the log/,
      /do not mix files/,
    ],
    [
      'events.high-water of random bytes',
      () => scribble('events.high-water'),
      'events.high-water',
      /is damaged/,
      /delete it if events\.db is known to be whole/,
    ],
    ['events.high-water empty', () => empty('events.high-water'), 'events.high-water', /is damaged/],
    [
      'persons.db missing',
      () => remove('persons.db'),
      'persons.db',
      /is missing, but events\.db/,
      RESTORE_NAMES,
      /sangkien accept-loss/,
    ],
    ['persons.db empty', () => empty('persons.db'), 'persons.db', /is empty, but events\.db/, RESTORE_NAMES],
    [
      'persons.db of another folder',
      () => takeFrom(foreign!, 'persons.db'),
      'persons.db',
      /names the members of the log/,
      RESTORE_NAMES,
    ],
    ['persons.db of random bytes', () => scribble('persons.db'), 'persons.db', /is damaged/, RESTORE_NAMES],
    [
      'persons.db of another program',
      () => inDatabase('persons.db', 'PRAGMA user_version = 0'),
      'persons.db',
      /belongs to another program/,
      RESTORE_NAMES,
    ],
    [
      'views.db of another folder',
      () => takeFrom(foreign!, 'views.db'),
      'views.db',
      /was built from the log/,
      DELETE_VIEWS,
    ],
    ['views.db of random bytes', () => scribble('views.db'), 'views.db', /is damaged/, DELETE_VIEWS],
    ['views.db cut off', () => cut('views.db'), 'views.db', /is damaged/, DELETE_VIEWS],
    [
      'views.db of another format',
      () => inDatabase('views.db', 'PRAGMA user_version = 77'),
      'views.db',
      /has format 77/,
      DELETE_VIEWS,
    ],
    [
      'views.db without a table',
      () => inDatabase('views.db', 'DROP TABLE log'),
      'views.db',
      /is damaged/,
      DELETE_VIEWS,
    ],
    ['lock.db of random bytes', () => scribble('lock.db'), 'lock.db', /is damaged/, /delete it while no service runs/],
    ['views.db a folder', () => (remove('views.db'), mkdirSync(path('views.db'))), 'views.db', /cannot be opened/],
    [
      'dev-token.key of another folder',
      () => takeFrom(foreign!, 'dev-token.key'),
      'dev-token.key',
      /is a key of the log/,
      DELETE_KEY,
    ],
    [
      'cursor.key of another folder',
      () => takeFrom(foreign!, 'cursor.key'),
      'cursor.key',
      /is a key of the log/,
      DELETE_KEY,
    ],
    [
      'cursor.key too short',
      () => writeFileSync(path('cursor.key'), 'short\n'),
      'cursor.key',
      /is not a secret of 32 bytes/,
      DELETE_KEY,
    ],
    ['cursor.key empty', () => empty('cursor.key'), 'cursor.key', /is not a secret of 32 bytes/, DELETE_KEY],
  ];
  const rows = refused.map(([what, change, file, ...says]) => ({ what, change, file, says }));
  it.each(rows)('$what: is refused with the file and what to do', async ({ change, file, says }) => {
    change();
    const before = contentOf(folder);
    const text = await failure();
    expect(text).toContain(file);
    for (const each of says) expect(text).toMatch(each);
    expect(text).not.toMatch(/\n\s+at /);
    expect(Object.keys(contentOf(folder)).sort()).toEqual(Object.keys(before).sort());
  });

  it('that the user may not write: is refused with the file and what to do', () => {
    // The service makes its folder so that nobody else even sees what is in it.
    chmodSync(folder, 0o755);
    return asNobody(async () => {
      expect(await failure()).toMatch(/lock\.db cannot be .+ of the service .*write/);
      folder = join(folder, 'inside');
      expect(await failure()).toMatch(/inside cannot be written .+ give the user of the service write permission/);
      folder = join(folder, '..');
    });
  });

  it('keeps the mark, which names the log and its last position', async () => {
    const events = await EmbeddedEventStore.open({ folder, mode: 'reader' });
    expect(readFileSync(path('events.high-water'), 'utf8')).toBe(
      `log ${await events.identity()}\nposition ${await events.head()}\n`,
    );
    await events.close();
  });
});
