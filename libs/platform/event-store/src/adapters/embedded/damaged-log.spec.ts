import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteDatabase } from '@app/sqlite';
import { newBlind } from '../../event-hash/event-hash.js';
import { LogDamaged } from '../../port/errors.js';
import type { EventToAppend } from '../../port/stored-event.js';
import { EmbeddedEventStore } from './embedded-event-store.js';

const PAGE = 4_096;

/** SQLite checks the types of a STRICT table when it writes, not when it reads. */
const WITHOUT_TYPES = `
  ALTER TABLE events RENAME TO strict_events;
  CREATE TABLE events (position INTEGER PRIMARY KEY, stream, revision, id, type, data, metadata, hash);
  INSERT INTO events SELECT * FROM strict_events;
`;

const anEvent = (): EventToAppend => ({
  id: randomUUID(),
  type: 'SomethingHappened',
  data: '{"amount":"1400000000"}',
  metadata: `{"actor":"member-1","blind":"${newBlind()}","recordedAt":"2022-03-25T03:00:00.120Z"}`,
});

/** What somebody does to a closed log of s-1@0, s-1@1, s-2@0, s-1@2, where it is noticed, and in which stream. */
const edits: readonly (readonly [what: string, sql: string, position: bigint, stream: string])[] = [
  ['edited data', `UPDATE events SET data = replace(data, '14', '41') WHERE position = 1`, 1n, 's-1'],
  ['edited metadata', `UPDATE events SET metadata = replace(metadata, '-1', '-2') WHERE position = 1`, 1n, 's-1'],
  ['an edited time', `UPDATE events SET metadata = replace(metadata, '03-25', '03-24') WHERE position = 0`, 0n, 's-1'],
  ['removed metadata', `UPDATE events SET metadata = '' WHERE position = 2`, 2n, 's-2'],
  ['another type', `UPDATE events SET type = 'Undone' WHERE position = 3`, 3n, 's-1'],
  ['another id', `UPDATE events SET id = upper(id) WHERE position = 3`, 3n, 's-1'],
  ['another revision', `UPDATE events SET revision = 3 WHERE position = 3`, 3n, 's-1'],
  ['another hash', `UPDATE events SET hash = zeroblob(32) WHERE position = 1`, 1n, 's-1'],
  ['a shorter hash', `UPDATE events SET hash = substr(hash, 1, 31) WHERE position = 1`, 1n, 's-1'],
  ['an event in another stream', `UPDATE events SET stream = 's-2', revision = 1 WHERE position = 3`, 3n, 's-2'],
  [
    'two swapped events',
    `UPDATE events SET position = -1 WHERE position = 0; UPDATE events SET position = 0 WHERE position = 1;
     UPDATE events SET position = 1 WHERE position = -1`,
    0n,
    's-1',
  ],
  [
    'two events with swapped revisions',
    `UPDATE events SET revision = 9 WHERE position = 0; UPDATE events SET revision = 0 WHERE position = 1;
     UPDATE events SET revision = 1 WHERE position = 0`,
    0n,
    's-1',
  ],
  [
    'an event with the content of another',
    `UPDATE events SET (type, data, metadata, id, hash) =
     (SELECT type, data, metadata, id, hash FROM events WHERE position = 0) WHERE position = 1`,
    1n,
    's-1',
  ],
];

describe('EmbeddedEventStore on a damaged log', () => {
  let folder: string;
  let written: EventToAppend[];
  let store: EmbeddedEventStore | undefined;

  const file = (): string => join(folder, 'events.db');
  const open = async (mode: 'writer' | 'reader' = 'writer'): Promise<EmbeddedEventStore> =>
    (store = await EmbeddedEventStore.open({ folder, mode, commits: 'inline' }));

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'events-'));
    written = Array.from({ length: 4 }, anEvent);
    await open();
    await store!.append('s-1', 'no-stream', written.slice(0, 2));
    await store!.append('s-2', 'no-stream', written.slice(2, 3));
    await store!.append('s-1', 1n, written.slice(3));
    await store!.close();
  });
  afterEach(async () => {
    await store?.close();
    rmSync(folder, { recursive: true });
  });

  const edit = (sql: string): void => {
    const vandal = new SqliteDatabase(file());
    vandal.exec(sql);
    vandal.close();
  };
  const damageOf = async (read: Promise<unknown>): Promise<LogDamaged> => {
    const error: unknown = await read.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(LogDamaged);
    return error as LogDamaged;
  };
  /** The positions a subscription delivers before it ends, and what ends it. */
  const followed = async (): Promise<{ readonly positions: bigint[]; readonly damage: LogDamaged }> => {
    const positions: bigint[] = [];
    const damage = await damageOf(
      (async () => {
        for await (const message of store!.subscribe({ signal: new AbortController().signal })) {
          if (message.kind === 'event') positions.push(message.event.position);
        }
      })(),
    );
    return { positions, damage };
  };
  const before = (position: bigint): bigint[] => [0n, 1n, 2n, 3n].filter((each) => each < position);

  it.each(edits)('stops every reader at %s', async (_what, sql, position, stream) => {
    edit(sql);
    for (const mode of ['writer', 'reader'] as const) {
      await open(mode);
      expect(await damageOf(store!.readAll({ limit: 10 }))).toMatchObject({ position, stream });
      const { positions, damage } = await followed();
      expect(damage).toMatchObject({ position, stream });
      expect(positions).toEqual(before(position));
      expect(await store!.readAll({ limit: Math.max(1, Number(position)) }).catch(() => [])).toHaveLength(
        Number(position),
      );
      await store!.close();
    }
    await open();
    if (position < 3n || stream === 's-2') await damageOf(store!.readStream(stream));
    else await damageOf(store!.readStream(stream, { from: 2n }));
    await damageOf(store!.readStream(stream, { direction: 'backward' }));
  });

  it.each([
    [0n, 's-1', 0n],
    [1n, 's-1', 1n],
    [2n, 's-2', 0n],
  ])('stops where the event at position %d was deleted', async (position, stream, revision) => {
    edit(`DELETE FROM events WHERE position = ${position}`);
    await open();
    const missing = { position, stream: null, reason: expect.stringContaining('missing') as unknown };
    expect(await damageOf(store!.readAll({ limit: 10 }))).toMatchObject(missing);
    expect(await damageOf(store!.readAll({ limit: 1, after: position - 1n }))).toMatchObject(missing);
    const { positions, damage } = await followed();
    expect(damage).toMatchObject(missing);
    expect(positions).toEqual(before(position));
    expect(await store!.readAll({ limit: 10, after: position })).toHaveLength(3 - Number(position));
    if (stream === 's-2') return;
    for (const options of [{}, { from: revision }, { direction: 'backward' }, { from: revision, limit: 1 }] as const) {
      expect(await damageOf(store!.readStream(stream, options))).toMatchObject({
        stream: 's-1',
        reason: `revision ${revision} is missing`,
      });
    }
    expect(await store!.readStream(stream, { from: 2n })).toHaveLength(1);
  });

  it('notices that the last events of a stream are gone, whether it wrote them itself or another process did', async () => {
    await open();
    await store!.append('s-2', 0n, [anEvent(), anEvent()]);
    edit('DELETE FROM events WHERE position >= 4');
    const reads = [
      {},
      { from: 1n },
      { limit: 2 },
      { direction: 'backward' },
      { direction: 'backward', limit: 1 },
    ] as const;
    for (const options of reads)
      expect(await damageOf(store!.readStream('s-2', options))).toMatchObject({ stream: 's-2' });
    await store!.close();
    for (const mode of ['writer', 'reader'] as const) {
      await open(mode);
      for (const options of [...reads, { from: 0n, limit: 1 }] as const) {
        expect(await damageOf(store!.readStream('s-2', options))).toMatchObject({
          position: 5n,
          stream: 's-2',
          reason: 'revision 2 is missing',
        });
      }
      if (mode === 'writer') await damageOf(store!.append('s-2', 0n, [anEvent()]));
      expect(await store!.readStream('s-1')).toHaveLength(3);
      await store!.close();
    }
  });

  it('refuses a text that became a blob of the same bytes', async () => {
    edit(WITHOUT_TYPES);
    for (const column of ['data', 'metadata'] as const) {
      edit(`UPDATE events SET ${column} = CAST(${column} AS BLOB) WHERE position = 1`);
      await open();
      expect(await damageOf(store!.readAll({ limit: 10 }))).toMatchObject({ position: 1n });
      await store!.close();
      edit(`UPDATE events SET ${column} = CAST(${column} AS TEXT) WHERE position = 1`);
      await open();
      expect(await store!.readAll({ limit: 10 })).toHaveLength(4);
      await store!.close();
    }
  });

  it('refuses a revision that is no number, and a number beyond those of JavaScript', async () => {
    edit(WITHOUT_TYPES);
    for (const value of [`x'31'`, `'1x'`, '1.5', String(2n ** 60n)]) {
      edit(`UPDATE events SET revision = ${value} WHERE position = 1`);
      await open();
      await damageOf(store!.readAll({ limit: 10 }));
      await damageOf(store!.readStream('s-1'));
      await store!.close();
    }
  });

  it('says so when SQLite finds the file malformed', async () => {
    const handle = openSync(file(), 'r+');
    writeSync(handle, Buffer.alloc(PAGE), 0, PAGE, PAGE);
    closeSync(handle);
    const malformed = { position: null, stream: null, reason: expect.stringContaining('malformed') as unknown };
    await open('reader');
    expect(await damageOf(store!.readAll({ limit: 10 }))).toMatchObject(malformed);
    expect(await damageOf(store!.head())).toMatchObject(malformed);
    expect((await followed()).damage).toMatchObject(malformed);
  });

  it('does not answer a retry from changed events, and still appends to other streams', async () => {
    edit(`UPDATE events SET data = '{}' WHERE position = 0`);
    await open();
    await damageOf(store!.append('s-1', 'no-stream', written.slice(0, 2)));
    expect(await store!.append('s-2', 0n, [anEvent()])).toEqual({ revision: 1n, position: 4n });
    expect(store!.writeFailure).toBeNull();
  });
});
