import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentials as channelCredentials } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsRpcs from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import duration from 'google-protobuf/google/protobuf/duration_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { BinaryWriter } from 'google-protobuf';
import { EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import {
  all,
  connected,
  connectedTo,
  disposeAll,
  event,
  events,
  failure,
  open,
  started,
} from '../test/server-and-client.js';
import { batchAppendRequest } from './batch-deadline.js';

afterEach(disposeAll);

const unanswered = Symbol('unanswered');

/** Whether the promise is still pending once the server has processed its requests. */
const state = async (promise: Promise<unknown>, handled: Promise<unknown>) => {
  await handled;
  await new Promise((resolve) => setImmediate(resolve));
  return Promise.race([promise, Promise.resolve(unanswered)]);
};

describe.each([
  ['batched', true],
  ['unary', false],
])('faults of appends, %s', (_name, batchAppend) => {
  const opened = () => open({ batchAppend });

  test('answer lost: the append is stored, its writer gets no answer, a retry gets it', async () => {
    const { server, client } = await opened();
    const lost = server.faults.arm({ kind: 'answer-lost' }, 1);
    const written = events(2);
    const append = client.appendToStream('s', written, { expectedRevision: NO_STREAM });
    append.catch(() => undefined);
    expect(await state(append, lost.struck())).toBe(unanswered);
    expect(await all(client.readStream('s'))).toHaveLength(2);
    const repeat = await client.appendToStream('s', written, { expectedRevision: NO_STREAM });
    expect(repeat.nextExpectedRevision).toBe(1n);
    expect(await all(client.readStream('s'))).toHaveLength(2);
  });

  test('answer cut off: unavailable, and the append is stored', async () => {
    const { server, client } = await opened();
    server.faults.arm({ kind: 'answer-lost', cut: true }, 1);
    expect(await failure(client.appendToStream('s', event('Noted')))).toMatchObject({ type: 'unavailable' });
    expect(await all(client.readStream('s'))).toHaveLength(1);
  });

  test('a hanging append is never stored', async () => {
    const { server, client } = await opened();
    const hanging = server.faults.arm({ kind: 'append-hangs' }, 1);
    const append = client.appendToStream('s', event('Noted'));
    append.catch(() => undefined);
    expect(await state(append, hanging.struck())).toBe(unanswered);
    expect(await failure(all(client.readStream('s')))).toMatchObject({ type: 'stream-not-found' });
  });

  test('a held append is decided only on release, after another writer has won', async () => {
    const { server, client } = await opened();
    const held = server.faults.arm({ kind: 'append-held' }, 1);
    const loser = failure(client.appendToStream('s', event('Late'), { expectedRevision: NO_STREAM }));
    await held.struck();
    await client.appendToStream('s', event('Early'), { expectedRevision: NO_STREAM });
    held.release();
    expect(await loser).toMatchObject({ type: 'wrong-expected-version', actualVersion: 0n });
  });

  test('a commit that timed out is stored nevertheless', async () => {
    const { server, client } = await opened();
    server.faults.arm({ kind: 'commit-timeout' }, 1);
    expect(await failure(client.appendToStream('s', event('Noted')))).toMatchObject({
      type: batchAppend ? 'deadline-exceeded' : 'timeout',
    });
    expect(await all(client.readStream('s'))).toHaveLength(1);
  });

  test.each([
    [{ kind: 'unavailable' } as const, 'unavailable'],
    [{ kind: 'access-denied' } as const, 'access-denied'],
    [{ kind: 'not-ready' } as const, batchAppend ? 'unknown' : 'unavailable'],
  ])('refused: %j', async (fault, type) => {
    const { server, client } = await opened();
    await client.appendToStream('before', event('Noted'));
    const armed = server.faults.arm({ ...fault, rpcs: ['Append', 'BatchAppend'] });
    expect(await failure(client.appendToStream('s', event('Noted')))).toMatchObject({ type });
    expect(await failure(client.appendToStream('s', event('Noted')))).toMatchObject({ type });
    armed.disarm();
    expect((await client.appendToStream('s', event('Noted'))).nextExpectedRevision).toBe(0n);
    expect(armed.hits).toBe(2);
  });

  test('not the leader: the client learns the address of the leader and connects to it', async () => {
    const { server, client } = await opened();
    const leader = await started({ batchAppend });
    server.faults.arm({ kind: 'not-leader', leader: { host: '127.0.0.1', port: leader.port } });
    const error = await failure(client.appendToStream('s', event('Noted'), { requiresLeader: true }));
    expect(error).toMatchObject({ type: 'not-leader', leader: { address: '127.0.0.1', port: leader.port } });
    await client.appendToStream('s', event('Noted'));
    expect(await all(connected(leader).readStream('s'))).toHaveLength(1);
  });
});

test.each([true, false])('a commit that comes after its time-out (batched: %s)', async (batchAppend) => {
  const { server, client } = await open({ batchAppend });
  const late = server.faults.arm({ kind: 'commit-late' }, 1);
  expect(await failure(client.appendToStream('s', event('Late')))).toMatchObject({
    type: batchAppend ? 'deadline-exceeded' : 'timeout',
  });
  await client.appendToStream('s', event('Early'));
  const before = await all(client.readStream('s'));
  late.release();
  await client.appendToStream('elsewhere', event('Noted'));
  const after = await all(client.readStream('s'));
  expect([before, after].map((read) => read.map((found) => found.event?.type))).toEqual([['Early'], ['Early', 'Late']]);
});

test.each([true, false])('a node that stops cancels a hanging append (batched: %s)', async (batchAppend) => {
  const { server, client } = await open({ batchAppend });
  const hanging = server.faults.arm({ kind: 'append-hangs' }, 1);
  const append = failure(client.appendToStream('s', event('Noted')));
  await hanging.struck();
  await server.stop();
  expect(await append).toMatchObject({ type: 'cancelled' });
});

test('a held unary append is applied after its deadline', async () => {
  const { server, client } = await open({ batchAppend: false });
  const held = server.faults.arm({ kind: 'append-held' }, 1);
  const given = client.appendToStream('s', event('Late'), { deadline: 1000 });
  expect(await failure(given)).toMatchObject({ type: 'deadline-exceeded' });
  held.release();
  expect(await all(client.readStream('s'))).toHaveLength(1);
});

test('a held batched append is applied although its client has disconnected', async () => {
  const { server, client } = await open();
  const held = server.faults.arm({ kind: 'append-held' }, 1);
  const given = failure(client.appendToStream('s', event('Late')));
  await held.struck();
  await client.dispose();
  expect(await given).toBeInstanceOf(Error);
  held.release();
  expect(await all(connected(server).readStream('s'))).toHaveLength(1);
});

describe('faults of reads and subscriptions', () => {
  const subscribed = async (server: Awaited<ReturnType<typeof started>>, upTo: number) => {
    const revisions: number[] = [];
    try {
      for await (const { event: found } of connected(server).subscribeToStream('s')) {
        revisions.push(Number(found?.revision));
        if (revisions.length === upTo) break;
      }
    } catch (error) {
      return { revisions, error };
    }
    return { revisions };
  };

  test('a subscription is dropped after the given number of events, as often as armed', async () => {
    const { server, client } = await open();
    await client.appendToStream('s', events(10));
    server.faults.arm({ kind: 'drop-subscription', afterEvents: 3 }, 1);
    expect(await subscribed(server, 10)).toMatchObject({ revisions: [0, 1, 2], error: { type: 'unavailable' } });
    expect(await subscribed(server, 10)).toEqual({ revisions: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] });
  });

  test('events are delivered twice, or out of order', async () => {
    const { server, client } = await open();
    await client.appendToStream('s', events(4));
    server.faults.arm({ kind: 'duplicate-deliveries' }, 1);
    expect((await subscribed(server, 8)).revisions).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    server.faults.arm({ kind: 'reordered-deliveries' }, 1);
    expect((await subscribed(server, 4)).revisions).toEqual([1, 0, 3, 2]);
  });

  test('a read that is held sends nothing until it is released', async () => {
    const { server, client } = await open();
    await client.appendToStream('s', events(3));
    const held = server.faults.arm({ kind: 'reads-held' }, 1);
    const read = all(client.readStream('s'));
    expect(await state(read, held.struck())).toBe(unanswered);
    held.release();
    expect(await read).toHaveLength(3);
  });

  test('a slow server answers nevertheless', async () => {
    const { server, client } = await open();
    const slow = server.faults.arm({ kind: 'slow', milliseconds: 1 });
    await client.appendToStream('s', events(2));
    expect(await all(client.readStream('s'))).toHaveLength(2);
    expect(slow.hits).toBeGreaterThanOrEqual(3);
  });

  test('a fault that names only reads refuses only reads', async () => {
    const { server, client } = await open();
    server.faults.arm({ kind: 'unavailable', rpcs: ['Read'] });
    await client.appendToStream('s', events(1));
    expect(await failure(all(client.readStream('s')))).toMatchObject({ type: 'unavailable' });
  });

  test('dropping the subscriptions does not affect the server', async () => {
    const { server, client } = await open();
    const subscription = connected(server).subscribeToStream('s');
    const dropped = new Promise((resolve) => subscription.on('error', resolve));
    await new Promise<void>((resolve) => subscription.on('confirmation', () => resolve()));
    server.dropSubscriptions();
    expect(await dropped).toMatchObject({ type: 'unavailable' });
    await client.appendToStream('s', events(1));
  });
});

describe('a temporary outage', () => {
  test('stopped: calls and subscriptions fail; restarted: same port, same log', async () => {
    const { server, client } = await open();
    await client.appendToStream('s', events(2));
    const subscription = connected(server).subscribeToStream('s');
    const broken = new Promise((resolve) => subscription.on('error', resolve));
    await new Promise<void>((resolve) => subscription.on('confirmation', () => resolve()));
    const before = server.connectionString;
    await server.stop();
    expect(await broken).toMatchObject({ type: 'cancelled' });
    expect(await failure(connected(server).appendToStream('s', event('Lost')))).toMatchObject({ code: 14 });
    await server.listen();
    expect(server.connectionString).toBe(before);
    expect(await all(connected(server).readStream('s'))).toHaveLength(2);
  });
});

describe('discovery and access', () => {
  test('gossip names this server as the leader', async () => {
    const server = await started();
    const client = EventStoreDBClient.connectionString(`esdb+discover://127.0.0.1:${server.port}?tls=false`);
    await client.appendToStream('s', event('Noted'));
    await client.dispose();
    expect(server.calls.GossipRead).toBe(1);
  });

  test('features are requested once per connection', async () => {
    const { server, client } = await open();
    await client.appendToStream('s', event('Noted'));
    await client.appendToStream('s', event('Noted'));
    expect(server.calls.GetSupportedMethods).toBe(1);
  });

  const credentials = { username: 'service', password: 'mật khẩu' };

  test.each([true, false])('a client without credentials is denied (batched appends: %s)', async (batchAppend) => {
    const { client } = await open({ credentials, batchAppend });
    const denied = { type: 'access-denied' };
    expect(await failure(client.appendToStream('s', event('Noted')))).toMatchObject(denied);
    expect(await failure(all(client.readStream('s')))).toMatchObject(denied);
    expect(await failure(client.deleteStream('s'))).toMatchObject(denied);
  });

  test('over TLS the right credentials are accepted, others are not authenticated', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'esdb-test-server-'));
    const server = await started({ credentials, tls: { caFile: join(folder, 'ca.crt') } });
    const as = (password: string) => {
      const user = `${encodeURIComponent(credentials.username)}:${encodeURIComponent(password)}@`;
      return connectedTo(server.connectionString.replace('//', `//${user}`));
    };
    await as(credentials.password).appendToStream('s', event('Noted'));
    expect(await all(as(credentials.password).readStream('s'))).toHaveLength(1);
    expect(await failure(all(as('wrong').readStream('s')))).toMatchObject({ type: 'access-denied', code: 16 });
    expect(await failure(as('wrong').appendToStream('s', event('Noted')))).toMatchObject({ code: 16 });
    expect(await failure(all(connected(server).readStream('s')))).toMatchObject({ type: 'access-denied', code: 7 });
    await rm(folder, { recursive: true });
  });
});

/** Other clients send and request ids as two halves of 64 bits (`shared.proto`). */
test('ids in halves are the same ids', async () => {
  const { server, client } = await open();
  const id = 'f0000000-0000-4000-8000-00000000000f';
  await client.appendToStream('s', event('Noted', {}, id));
  const raw = new streamsRpcs.StreamsClient(`127.0.0.1:${server.port}`, channelCredentials.createInsecure());
  const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from('s'));
  const options = new streams.ReadReq.Options()
    .setStream(new streams.ReadReq.Options.StreamOptions().setStreamIdentifier(identifier).setStart(new shared.Empty()))
    .setCount('1')
    .setUuidOption(new streams.ReadReq.Options.UUIDOption().setStructured(new shared.Empty()));
  const read: streams.ReadResp[] = await all(raw.read(new streams.ReadReq().setOptions(options)));
  const structured = read[0]?.getEvent()?.getEvent()?.getId();
  expect(structured?.getStructured()?.getMostSignificantBits()).toBe(String(BigInt.asIntN(64, 0xf000000000004000n)));
  expect(structured?.getStructured()?.getLeastSignificantBits()).toBe(String(BigInt.asIntN(64, 0x800000000000000fn)));

  const repeat = new streams.AppendReq.ProposedMessage().setId(structured);
  repeat.getMetadataMap().set('type', 'Noted').set('content-type', 'application/json');
  const append = new streams.AppendReq.Options().setStreamIdentifier(identifier).setNoStream(new shared.Empty());
  const answer = await new Promise<streams.AppendResp>((resolve, reject) => {
    const call = raw.append((error, response) => (error ? reject(error) : resolve(response)));
    call.write(new streams.AppendReq().setOptions(append));
    call.end(new streams.AppendReq().setProposedMessage(repeat));
  });
  expect(answer.getSuccess()?.getCurrentRevision()).toBe('0');
  expect(await all(client.readStream('s'))).toHaveLength(1);
  raw.close();
});

describe('requests the published client never makes', () => {
  const rawBatch = async () => {
    const { server, client } = await open();
    const raw = new streamsRpcs.StreamsClient(`127.0.0.1:${server.port}`, channelCredentials.createInsecure());
    const call = raw.batchAppend();
    const answer = new Promise<streams.BatchAppendResp>((resolve) => call.once('data', resolve));
    const options = new streams.BatchAppendReq.Options()
      .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('s')))
      .setAny(new empty.Empty());
    const request = new streams.BatchAppendReq().setCorrelationId(new shared.UUID().setString(randomUUID()));
    const close = () => {
      call.on('error', () => undefined).cancel();
      raw.close();
    };
    return { client, call, answer, options, request, close };
  };

  test('an append without its last message times out at its deadline', async () => {
    const { client, call, answer, options, request, close } = await rawBatch();
    options.setDeadline(timestamp.Timestamp.fromDate(new Date(Date.now() + 20)));
    call.write(request.setOptions(options));
    expect((await answer).getError()?.getMessage()).toBe('Timeout');
    request.clearOptions();
    call.write(request.setIsFinal(true));
    expect(await failure(all(client.readStream('s')))).toMatchObject({ type: 'stream-not-found' });
    close();
  });

  test('a deadline given as a duration times out after it', async () => {
    const { call, answer, options, request, close } = await rawBatch();
    const left = new duration.Duration().setNanos(1_000_000);
    const writer = new BinaryWriter();
    writer.writeMessage(2, options, (message, inner: BinaryWriter) => {
      streams.BatchAppendReq.Options.serializeBinaryToWriter(message, inner);
      inner.writeBytes(7, left.serializeBinary());
    });
    const given = batchAppendRequest(Buffer.concat([request.serializeBinary(), writer.getResultBuffer()]));
    expect(given.getOptions()!.getDeadline()!.toDate().getTime() - Date.now()).toBeLessThanOrEqual(1);
    call.write(given);
    expect((await answer).getError()?.getMessage()).toBe('Timeout');
    close();
  });

  test('a client that has finished sending still gets its answers', async () => {
    const { call, answer, options, request, close } = await rawBatch();
    const ended = new Promise<void>((resolve) => call.on('end', () => resolve()));
    call.end(request.setOptions(options).setIsFinal(true));
    expect((await answer).hasSuccess()).toBe(true);
    await ended;
    close();
  });

  test.each([
    ['an event without a type', (request: streams.BatchAppendReq) => request.addProposedMessages()],
    ['an empty stream name', (request: streams.BatchAppendReq) => request.getOptions()?.clearStreamIdentifier()],
    ['no expectation', (request: streams.BatchAppendReq) => request.getOptions()?.clearAny()],
  ])('%s is a bad request', async (_case, spoil) => {
    const { call, answer, options, request, close } = await rawBatch();
    request.setOptions(options).setIsFinal(true);
    spoil(request);
    call.write(request);
    expect((await answer).getError()?.getMessage()).toBe('BadRequest');
    close();
  });
});
