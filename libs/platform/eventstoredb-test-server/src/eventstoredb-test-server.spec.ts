import {
  ANY,
  BACKWARDS,
  END,
  type EventStoreDBClient,
  NO_STREAM,
  STREAM_EXISTS,
  StreamNotFoundError,
  WrongExpectedVersionError,
  type AppendExpectedRevision,
  binaryEvent,
} from '@eventstore/db-client';
import { all, connected, disposeAll, event, events, failure, open, started } from '../test/server-and-client.js';

afterEach(disposeAll);

/** Both forms of an append: batched, and unary as on a server without BatchAppend. */
describe.each([
  ['batched', true],
  ['unary', false],
])('append, %s', (_name, batchAppend) => {
  const opened = () => open({ batchAppend });

  test('returns the revision and position of the last event, and uses its own rpc', async () => {
    const { server, client } = await opened();
    const first = await client.appendToStream('order-1', events(2), { expectedRevision: NO_STREAM });
    const second = await client.appendToStream('order-1', events(1), { expectedRevision: 1n });
    expect([first.nextExpectedRevision, second.nextExpectedRevision]).toEqual([1n, 2n]);
    const read = await all(client.readStream('order-1'));
    expect(read.map((found) => found.event?.position)).toEqual([expect.anything(), first.position, second.position]);
    expect([server.calls.Append, server.calls.BatchAppend]).toEqual(batchAppend ? [0, 2] : [2, 0]);
  });

  test.each([
    ['no stream, but there is one', 'there', NO_STREAM, 'no_stream', 1n],
    ['a stream, but there is none', 'none', STREAM_EXISTS, 'stream_exists', 'no_stream'],
    ['an earlier revision', 'there', 0n, 0n, 1n],
    ['a later revision', 'there', 7n, 7n, 1n],
    ['a revision, but there is no stream', 'none', 0n, 0n, 'no_stream'],
  ] as [string, string, AppendExpectedRevision, unknown, unknown][])(
    'refuses a writer who expects %s, and says what is there',
    async (_case, stream, expectedRevision, expected, actual) => {
      const { client } = await opened();
      await client.appendToStream('there', events(2));
      const error = await failure(client.appendToStream(stream, event('Noted'), { expectedRevision }));
      expect(error).toBeInstanceOf(WrongExpectedVersionError);
      expect(error).toMatchObject({ streamName: stream, expectedVersion: expected, actualVersion: actual });
      expect(await all(client.readStream('there'))).toHaveLength(2);
    },
  );

  test('a retry with the same ids and the same earlier revision gets the first answer', async () => {
    const { client } = await opened();
    const [created, changed] = [events(2), events(2)];
    const first = await client.appendToStream('s', created, { expectedRevision: NO_STREAM });
    const second = await client.appendToStream('s', changed, { expectedRevision: 1n });
    await client.appendToStream('s', events(3));
    expect(await client.appendToStream('s', created, { expectedRevision: NO_STREAM })).toEqual(first);
    expect(await client.appendToStream('s', changed, { expectedRevision: 1n })).toEqual(second);
    expect(await all(client.readStream('s'))).toHaveLength(7);
  });

  test('a retry that is stored only in part, or at another revision, is a conflict', async () => {
    const { client } = await opened();
    const one = event('One');
    await client.appendToStream('s', [one, event('Two')]);
    const partly = failure(client.appendToStream('s', [one, event('Other')], { expectedRevision: NO_STREAM }));
    const elsewhere = failure(client.appendToStream('s', [one], { expectedRevision: 0n }));
    expect(await partly).toBeInstanceOf(WrongExpectedVersionError);
    expect(await elsewhere).toBeInstanceOf(WrongExpectedVersionError);
  });

  test('a retry at the current revision is written a second time: the server compares no ids there', async () => {
    const { client } = await opened();
    const same = event('Noted');
    await client.appendToStream('s', same, { expectedRevision: NO_STREAM });
    await client.appendToStream('s', same, { expectedRevision: 0n });
    expect((await all(client.readStream('s'))).map((found) => found.event?.id)).toEqual([same.id, same.id]);
  });

  test.each([ANY, STREAM_EXISTS] as const)(
    'a retry with %s is recognised while its ids are recent',
    async (expected) => {
      const server = await started({ batchAppend, recentEventIds: 2 });
      const client = connected(server);
      await client.appendToStream('s', event('First'));
      const repeated = events(2);
      const first = await client.appendToStream('s', repeated, { expectedRevision: expected });
      expect(await client.appendToStream('s', repeated, { expectedRevision: expected })).toEqual(first);
      const partly = client.appendToStream('s', [repeated[0]!, event('Other')], { expectedRevision: expected });
      expect(await failure(partly)).toBeInstanceOf(WrongExpectedVersionError);
      await client.appendToStream('elsewhere', events(2));
      const late = await client.appendToStream('s', repeated, { expectedRevision: expected });
      expect(late.nextExpectedRevision).toBe(4n);
    },
  );

  test('the id of an event in another stream is not a retry', async () => {
    const { client } = await opened();
    const same = event('Noted');
    await client.appendToStream('a', same);
    expect((await client.appendToStream('b', same)).nextExpectedRevision).toBe(0n);
    expect(await all(client.readStream('b'))).toHaveLength(1);
  });

  test('accepts 1 MiB and refuses one byte more', async () => {
    const { client } = await opened();
    const ofSize = (bytes: number) => binaryEvent({ type: 'B', data: new Uint8Array(bytes - 2 * 'B'.length) });
    await client.appendToStream('big', ofSize(1024 * 1024));
    const error = await failure(client.appendToStream('big', [ofSize(1024 * 1024), ofSize(3)]));
    expect(error).toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: 1024 * 1024 });
    expect(await all(client.readStream('big'))).toHaveLength(1);
  });

  test('keeps the bytes of binary events and their metadata', async () => {
    const { client } = await opened();
    const data = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    await client.appendToStream('bytes', binaryEvent({ type: 'B', data, metadata: Uint8Array.of(0, 255, 128) }));
    const [read] = await all(client.readStream('bytes'));
    expect(read?.event?.isJson).toBe(false);
    expect([...(read?.event?.data as Uint8Array)]).toEqual([...data]);
    expect([...(read?.event?.metadata as Uint8Array)]).toEqual([0, 255, 128]);
  });

  test('appending nothing returns the revision of the stream', async () => {
    const { client } = await opened();
    await client.appendToStream('s', events(3));
    expect(await client.appendToStream('s', [], { expectedRevision: 2n })).toMatchObject({ success: true });
    expect(await failure(client.appendToStream('s', [], { expectedRevision: 1n }))).toBeInstanceOf(
      WrongExpectedVersionError,
    );
  });
});

describe('batched appends', () => {
  test('one append may come in several messages and is written as one', async () => {
    const { client } = await open();
    const result = await client.appendToStream('s', events(20), { batchAppendSize: 100 });
    expect(result.nextExpectedRevision).toBe(19n);
  });

  test('an append whose deadline has passed is refused and not written', async () => {
    const { client } = await open();
    expect(await failure(client.appendToStream('late', event('Noted'), { deadline: -1 }))).toMatchObject({
      type: 'deadline-exceeded',
    });
    expect(await failure(all(client.readStream('late')))).toBeInstanceOf(StreamNotFoundError);
  });
});

describe('reading a stream', () => {
  const filled = async () => {
    const opened = await open();
    await opened.client.appendToStream('s', events(10));
    return opened;
  };
  const revisions = async (client: EventStoreDBClient, options: Parameters<EventStoreDBClient['readStream']>[1]) =>
    (await all(client.readStream('s', options))).map((found) => Number(found.event?.revision));

  test('forwards and backwards, from any revision, by count', async () => {
    const { client } = await filled();
    expect(await revisions(client, {})).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await revisions(client, { fromRevision: 7n })).toEqual([7, 8, 9]);
    expect(await revisions(client, { fromRevision: 3n, maxCount: 2 })).toEqual([3, 4]);
    expect(await revisions(client, { fromRevision: 20n })).toEqual([]);
    expect(await revisions(client, { direction: BACKWARDS, fromRevision: END, maxCount: 2 })).toEqual([9, 8]);
    expect(await revisions(client, { direction: BACKWARDS, fromRevision: 2n })).toEqual([2, 1, 0]);
    expect(await revisions(client, { direction: BACKWARDS, fromRevision: 20n, maxCount: 1 })).toEqual([9]);
  });

  test('a stream that was never written is not found', async () => {
    const { client } = await open();
    const error = await failure(all(client.readStream('nobody')));
    expect(error).toBeInstanceOf(StreamNotFoundError);
  });
});

describe('deleting', () => {
  test('a deleted stream is not found, stays in $all, and continues at the next revision', async () => {
    const { client } = await open();
    await client.appendToStream('s', events(3));
    await client.deleteStream('s', { expectedRevision: 2n });
    expect(await failure(all(client.readStream('s')))).toBeInstanceOf(StreamNotFoundError);
    expect(await failure(client.appendToStream('s', event('X'), { expectedRevision: STREAM_EXISTS }))).toMatchObject({
      type: 'stream-deleted',
    });
    const again = await client.appendToStream('s', event('Reopened'), { expectedRevision: NO_STREAM });
    expect(again.nextExpectedRevision).toBe(3n);
    expect((await all(client.readStream('s'))).map((found) => found.event?.revision)).toEqual([3n]);
    const inAll = (await all(client.readAll())).filter((found) => found.event?.streamId === 's');
    expect(inAll.map((found) => found.event?.revision)).toEqual([0n, 1n, 2n, 3n]);
    expect((await client.getStreamMetadata('s')).metadata).toEqual({ truncateBefore: 3 });
  });

  test('a stream that does not exist, or has another revision, is not deleted', async () => {
    const { client } = await open();
    await client.appendToStream('s', events(1));
    expect(await failure(client.deleteStream('nobody'))).toMatchObject({ type: 'wrong-expected-version' });
    const conflict = {
      type: 'wrong-expected-version',
      message: expect.stringContaining('Actual version: 0') as string,
    };
    expect(await failure(client.deleteStream('s', { expectedRevision: 5n }))).toMatchObject(conflict);
    expect(await failure(client.tombstoneStream('s', { expectedRevision: 5n }))).toMatchObject(conflict);
  });

  test('a tombstone ends a stream permanently', async () => {
    const { client } = await open();
    await client.appendToStream('s', events(2));
    await client.tombstoneStream('s');
    const deleted = { type: 'stream-deleted', streamName: 's' };
    expect(await failure(all(client.readStream('s')))).toMatchObject(deleted);
    expect(await failure(client.appendToStream('s', event('X')))).toMatchObject(deleted);
    expect(await failure(client.deleteStream('s'))).toMatchObject(deleted);
    expect(await failure(client.tombstoneStream('s'))).toMatchObject(deleted);
    expect(await failure(client.getStreamMetadata('s'))).toMatchObject({ type: 'stream-deleted' });
    const last = (await all(client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })))[0];
    expect(last?.event).toMatchObject({ type: '$streamDeleted', streamId: 's', revision: 9223372036854775807n });
  });

  test('metadata of a tombstoned stream is accepted, and read by nobody', async () => {
    const { client } = await open();
    await client.appendToStream('s', events(1));
    await client.setStreamMetadata('s', { maxCount: 1 });
    await client.tombstoneStream('s');
    await client.setStreamMetadata('s', { maxCount: 2 }, { expectedRevision: 0n });
    expect(await failure(client.getStreamMetadata('s'))).toMatchObject({ type: 'stream-deleted' });
  });

  test('$maxCount and $tb hide events from stream reads, and only there', async () => {
    const { client } = await open();
    await client.appendToStream('s', events(6));
    const visible = async () => (await all(client.readStream('s'))).map((found) => Number(found.event?.revision));
    await client.setStreamMetadata('s', { maxCount: 4 });
    expect(await visible()).toEqual([2, 3, 4, 5]);
    await client.setStreamMetadata('s', { truncateBefore: 4 });
    expect(await visible()).toEqual([4, 5]);
    expect((await all(client.readAll())).filter((found) => found.event?.streamId === 's')).toHaveLength(6);
    expect((await all(client.readStream('$$s'))).map((found) => found.event?.revision)).toEqual([1n]);
  });
});

describe('reading $all', () => {
  test('in one order in both directions, with sparse, increasing positions, including system events', async () => {
    const { client } = await open();
    for (let n = 0; n < 20; n++) await client.appendToStream(`s-${n % 3}`, events(1 + (n % 4)));
    const read = await all(client.readAll());
    const commits = read.map((found) => found.event!.position.commit);
    expect(commits).toEqual([...commits].sort((a, b) => Number(a - b)));
    expect(new Set(commits).size).toBe(commits.length);
    expect(commits.at(-1)! > BigInt(10 * commits.length)).toBe(true);
    expect(read.every(({ event: found }) => found?.position.commit === found?.position.prepare)).toBe(true);
    expect(read.some(({ event: found }) => found!.type.startsWith('$'))).toBe(true);
    const backwards = await all(client.readAll({ direction: BACKWARDS, fromPosition: END }));
    expect(backwards.reverse()).toEqual(read);
  });

  test('forwards including the event at the position, backwards excluding it', async () => {
    const { client } = await open();
    await client.appendToStream('s', events(5));
    const read = await all(client.readAll());
    const { position: fromPosition = END } = read.at(-3)!.event!;
    expect(await all(client.readAll({ fromPosition }))).toEqual(read.slice(-3));
    const [before] = await all(client.readAll({ fromPosition, direction: BACKWARDS, maxCount: 1 }));
    expect(before).toEqual(read.at(-4));
  });

  test('not forwards from a position inside an event', async () => {
    const { client } = await open();
    await client.appendToStream('s', events(2));
    const { commit } = (await all(client.readAll())).at(-1)!.event!.position;
    const fromPosition = { commit: commit - 1n, prepare: commit - 1n };
    expect(await failure(all(client.readAll({ fromPosition })))).toMatchObject({
      message: expect.stringContaining('Unexpected ReadAllResult: InvalidPosition') as string,
    });
    expect(await failure(all(client.subscribeToAll({ fromPosition })))).toMatchObject({
      message: expect.stringContaining('invalid position') as string,
    });
  });
});

describe('links', () => {
  test('are read as links, as their targets, or as null when the target is gone', async () => {
    const { server, client } = await open();
    await client.appendToStream('s', events(2));
    await server.appendLink('links', { stream: 's', revision: 1n });
    const [plain] = await all(client.readStream('links'));
    expect(plain?.event).toMatchObject({ type: '$>', streamId: 'links' });
    const [resolved] = await all(client.readStream('links', { resolveLinkTos: true }));
    expect(resolved).toMatchObject({ event: { streamId: 's', revision: 1n }, link: { streamId: 'links', type: '$>' } });
    await client.deleteStream('s');
    const [broken] = await all(client.readStream('links', { resolveLinkTos: true }));
    expect(broken).toMatchObject({ link: { streamId: 'links' } });
    expect(broken?.event).toBeUndefined();
  });
});

test.each([true, false])('an empty stream name is refused (batched: %s)', async (batchAppend) => {
  const { client } = await open({ batchAppend });
  const thrown = { type: 'unknown' };
  expect(await failure(client.appendToStream('', event('Noted')))).toMatchObject(
    batchAppend ? { message: expect.stringContaining('BadRequest') as string } : thrown,
  );
  expect(await failure(all(client.readStream('')))).toMatchObject(thrown);
  expect(await failure(client.deleteStream(''))).toMatchObject(thrown);
});
