import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventStoreDbTestServer, type EventStoreDbTestServerOptions } from '@app/eventstoredb-test-server';
import { ANY, type EventData, EventStoreDBClient, binaryEvent, jsonEvent } from '@eventstore/db-client';
import fc from 'fast-check';
import { canonicalJson } from '../../codec/canonical-json.js';
import {
  LogDamaged,
  StoreAccessDenied,
  StoreUnavailable,
  StreamDeleted,
  UnknownPosition,
  WrongExpectedRevision,
} from '../../port/errors.js';
import type { SubscriptionMessage } from '../../port/event-store.js';
import type { EventToAppend, StoredEvent } from '../../port/stored-event.js';
import { proposedEvent } from './event-bytes.js';
import { EventStoreDbEventStore, type EventStoreDbOptions } from './eventstoredb-event-store.js';

const anEvent = (): EventToAppend => ({ id: randomUUID(), type: 'SomethingHappened', data: '{"n":1}', metadata: '{}' });
const someEvents = (count: number): EventToAppend[] => Array.from({ length: count }, anEvent);
const ids = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

/** Waits turn by turn until the condition holds; the test's timeout ends it otherwise. */
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await nextTurn();
};

/** A proxy to the server that forwards nothing once it stalls. */
class StallingProxy {
  private readonly sockets: Socket[] = [];

  private constructor(
    private readonly listener: Server,
    readonly port: number,
  ) {}

  static async to(serverPort: number): Promise<StallingProxy> {
    const listener = createServer((socket) => {
      const onward = connect(serverPort, '127.0.0.1');
      for (const end of [socket, onward]) end.on('error', () => undefined);
      proxy.sockets.push(socket, onward);
      socket.pipe(onward).pipe(socket);
    });
    await once(listener.listen(0, '127.0.0.1'), 'listening');
    const proxy: StallingProxy = new StallingProxy(listener, (listener.address() as AddressInfo).port);
    return proxy;
  }

  stall(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  /** Resolves when its buffers are full. */
  async isFull(): Promise<void> {
    await until(() => this.sockets.some((socket) => socket.readableLength > 0));
    for (let turns = 0; turns < 100; turns++) await nextTurn();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.resetAndDestroy();
    if (this.listener.listening) await new Promise((resolve) => this.listener.close(resolve));
  }
}

describe('EventStoreDbEventStore', () => {
  let server: EventStoreDbTestServer;
  let store: EventStoreDbEventStore;
  let stream: string;
  let opened: { close(): Promise<unknown> }[];

  /** Short retry delays, so that specs wait less. */
  const open = (options: Partial<EventStoreDbOptions> = {}): EventStoreDbEventStore => {
    const another = EventStoreDbEventStore.open({
      connectionString: server.connectionString,
      categories: ['initiative', 'campaign'],
      retryDelaysMs: [1, 1],
      ...options,
    });
    opened.push(another);
    return another;
  };

  const start = async (options?: EventStoreDbTestServerOptions): Promise<EventStoreDbTestServer> => {
    const another = await EventStoreDbTestServer.start(options);
    opened.push({ close: () => another.stop() });
    return another;
  };

  /** Another program on the same server. */
  const foreigner = (): EventStoreDBClient => {
    const client = EventStoreDBClient.connectionString(server.connectionString);
    opened.push({ close: () => client.dispose() });
    return client;
  };

  beforeEach(async () => {
    opened = [];
    stream = `initiative-${randomUUID()}`;
    server = await start();
    store = open();
  });
  afterEach(async () => {
    server.faults.clear();
    for (const each of opened.reverse()) await each.close();
  });

  describe('connection string', () => {
    const PASSWORD = 's3cret';
    const unusable: [string, string][] = [
      ['of another scheme', `mongodb://admin:${PASSWORD}@localhost`],
      ['without a host', `esdb://admin:${PASSWORD}@`],
      ['with a port that is not a number', `esdb://admin:${PASSWORD}@localhost:${PASSWORD}`],
      ['with an unknown setting', `esdb://admin:${PASSWORD}@localhost?tls=false&tsl=true`],
      ['that turns errors off', `esdb://admin:${PASSWORD}@localhost?throwOnAppendFailure=false`],
      ['with a setting the client ignores', `esdb://admin:${PASSWORD}@localhost?tlsVerifyCert=false`],
      ['with an invalid value', `esdb://admin:${PASSWORD}@localhost?nodePreference=${PASSWORD}`],
      ['with a missing certificate file', `esdb://admin:${PASSWORD}@localhost?tls=true&tlsCAFile=/no/such/file`],
    ];

    it.each(unusable)('%s is refused, and neither returned nor printed', (_how, connectionString) => {
      const printed = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
      let refusal: unknown;
      try {
        open({ connectionString });
      } catch (error) {
        refusal = error;
      }
      expect(refusal).toMatchObject({ name: 'InvalidConnectionString' });
      expect(JSON.stringify([refusal, String(refusal), (refusal as Error).stack])).not.toContain(PASSWORD);
      expect(printed).not.toHaveBeenCalled();
      printed.mockRestore();
    });

    it('may name a cluster and a node preference', async () => {
      const connectionString = `esdb+discover://127.0.0.1:${server.port}?tls=false&node_preference=leader`;
      expect((await open({ connectionString }).append(stream, 'no-stream', [anEvent()])).revision).toBe(0n);
      expect(server.calls.GossipRead).toBeGreaterThan(0);
    });

    it('sends credentials over TLS with every call', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
      const credentials = { username: 'admin', password: PASSWORD };
      const secure = await start({ tls: { caFile: join(folder, 'ca.crt') }, credentials });
      const as = (user: string): EventStoreDbEventStore =>
        open({ connectionString: secure.connectionString.replace('://', `://${user}@`) });
      const authorised = as(`admin:${PASSWORD}`);
      const { position } = await authorised.append(stream, 'no-stream', [anEvent()]);
      expect(await authorised.head()).toBe(position);
      expect(await authorised.readStream(stream)).toHaveLength(1);
      const messages = authorised.subscribe({ signal: new AbortController().signal })[Symbol.asyncIterator]();
      expect((await messages.next()).value).toMatchObject({ kind: 'event' });
      await messages.return?.();
      const unauthorised = as('admin:wrong');
      await expect(unauthorised.append(stream, 0n, [anEvent()])).rejects.toBeInstanceOf(StoreAccessDenied);
      await expect(unauthorised.readStream(stream)).rejects.toBeInstanceOf(StoreAccessDenied);
      rmSync(folder, { recursive: true });
    });
  });

  describe('text', () => {
    const key = fc.constantFrom('a', '10', '9', '__proto__', 'constructor', '$correlationId', '', 'é', 'ключ');
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(
          'null',
          'true',
          '0',
          '-1',
          '1.0',
          '1e3',
          '99999999999999999999',
          '""',
          '"\\ud800"',
          '"đ\\u0111"',
        ),
        fc.array(tie('any') as fc.Arbitrary<string>).map((items) => `[${items.join(',')}]`),
        fc
          .array(fc.tuple(key, tie('any') as fc.Arbitrary<string>), { maxLength: 4 })
          .map((pairs) => `{${pairs.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`),
      ),
    })).any;
    const text = fc.oneof(
      value,
      value.map((json) => ` ${json}\n`),
      value.map((json) => {
        try {
          return canonicalJson(JSON.parse(json));
        } catch {
          return json;
        }
      }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '\u0000', '\u0000{}', '\ufeff{}', '{"a":1,"a":2}', '{'),
    );

    it('of any kind is returned unchanged, as data and as metadata', async () => {
      const bodies = fc.array(fc.record({ data: text, metadata: text }), { minLength: 1, maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(bodies, async (written) => {
          const named = `initiative-${randomUUID()}`;
          await store.append(
            named,
            'no-stream',
            written.map((body) => ({ ...anEvent(), ...body })),
          );
          const read = await store.readStream(named);
          expect(read.map(({ data, metadata }) => ({ data, metadata }))).toEqual(written);
        }),
      );
    });

    it('of metadata written by the codec is JSON for other programs', async () => {
      const metadata = canonicalJson({ $correlationId: 'c1', $causationId: 'c2', actor: 'member-1' });
      await store.append(stream, 'no-stream', [{ ...anEvent(), metadata }]);
      for await (const { event } of foreigner().readStream(stream)) {
        expect(event?.metadata).toEqual({
          $correlationId: 'c1',
          $causationId: 'c2',
          actor: 'member-1',
          eventHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        });
      }
      expect((await store.readStream(stream))[0]!.metadata).toBe(metadata);
    });

    it('of metadata that has a member of the hash’s name is returned unchanged', async () => {
      const metadata = canonicalJson({ actor: 'member-1', eventHash: 'mine' });
      await store.append(stream, 'no-stream', [{ ...anEvent(), metadata }]);
      expect((await store.readStream(stream))[0]!.metadata).toBe(metadata);
    });
  });

  describe('an event that is not what was written', () => {
    const original: EventToAppend = {
      id: randomUUID(),
      type: 'SomethingHappened',
      data: '{"amount":"1400000000"}',
      metadata: canonicalJson({
        actor: 'member-1',
        blind: 'AAECAwQFBgcICQoLDA0ODw',
        recordedAt: '2022-03-25T03:00:00.120Z',
      }),
    };
    const written = (revision: bigint | '-' = 1n, event = original, name = stream) =>
      proposedEvent(name, revision, event);
    const edited = (metadata: string, from: string, to: string): Uint8Array => Buffer.from(metadata.replace(from, to));
    const storedMetadata = (): string => Buffer.from(written().metadata as Uint8Array).toString();

    const forgeries: [what: string, forged: () => EventData | EventData[]][] = [
      ['edited data', () => ({ ...written(), data: Buffer.from('{"amount":"4100000000"}') })],
      ['data declared as JSON', () => jsonEvent({ ...original, data: { amount: 1 }, metadata: {} })],
      ['edited metadata', () => ({ ...written(), metadata: edited(storedMetadata(), 'member-1', 'member-2') })],
      ['an edited hash', () => ({ ...written(), metadata: edited(storedMetadata(), '"}', '0"}') })],
      ['another type', () => ({ ...written(), type: 'Undone' })],
      ['another id', () => ({ ...written(), id: randomUUID() })],
      ['another revision', () => written(2n)],
      ['an event of another stream', () => written(1n, original, `${stream}0`)],
      ['two swapped events', () => [written(2n, anEvent()), written(1n)]],
      [
        'edited metadata that is no JSON',
        () => ({
          ...written(1n, { ...original, metadata: '{' }),
          metadata: edited(
            Buffer.from(written(1n, { ...original, metadata: '{' }).metadata as Uint8Array).toString(),
            '{',
            '}',
          ),
        }),
      ],
      [
        'an event of another program, with metadata',
        () => jsonEvent({ type: 'Theirs', data: { b: 1.5, a: 'đ' }, metadata: { b: 0.5, a: 1 } }),
      ],
      ['an event of another program, without metadata', () => jsonEvent({ type: 'Theirs', data: { b: 1, a: 2 } })],
      [
        'an event of another program, in bytes',
        () => binaryEvent({ type: 'Theirs', data: Buffer.of(1), metadata: Buffer.of(0, 1) }),
      ],
    ];

    it.each(forgeries)('stops every reader: %s', async (_what, forged) => {
      await store.append(stream, 'no-stream', [anEvent()]);
      await foreigner().appendToStream(stream, forged(), { expectedRevision: 0n });
      const [first] = await store.readAll({ limit: 1 });
      const damaged = { name: 'LogDamaged', stream, position: expect.any(BigInt) as unknown };
      for (const read of [
        store.readAll({ limit: 9 }),
        store.readStream(stream),
        store.readStream(stream, { from: 1n, limit: 1 }),
        store.readStream(stream, { direction: 'backward' }),
      ]) {
        await expect(read).rejects.toMatchObject(damaged);
      }
      const delivered: bigint[] = [];
      const following = (async () => {
        for await (const message of store.subscribe({ signal: new AbortController().signal })) {
          if (message.kind === 'event') delivered.push(message.event.position);
        }
      })();
      const damage: unknown = await following.catch((error: unknown) => error);
      expect(damage).toMatchObject(damaged);
      expect((damage as LogDamaged).position).toBeGreaterThan(first!.position);
      expect(delivered).toEqual([first!.position]);
    });

    it('is told from one that was copied byte for byte, with or without a revision in its hash', async () => {
      await foreigner().appendToStream(stream, [written(0n), written('-', anEvent())]);
      expect((await store.readStream(stream))[0]).toMatchObject(original);
      expect(await store.readAll({ limit: 9 })).toHaveLength(2);
    });
  });

  describe('append', () => {
    const rejectionOf = (promise: Promise<unknown>): Promise<unknown> =>
      promise.then(
        () => undefined,
        (error: unknown) => error,
      );

    it.each([
      ['is lost', { kind: 'answer-lost' }],
      ['is lost with the connection', { kind: 'answer-lost', cut: true }],
      ['is a timeout of the server, although the events are written', { kind: 'commit-timeout' }],
      ['never comes, and nothing is written', { kind: 'append-hangs' }],
      ['is that the server is not ready', { kind: 'not-ready' }],
      ['is that the server is gone', { kind: 'unavailable' }],
    ] as const)('succeeds when the first response %s', async (_how, fault) => {
      store = open({ appendDeadlineMs: 300 });
      await store.append(stream, 'no-stream', someEvents(2));
      const struck = server.faults.arm(fault, 1);
      const events = someEvents(2);
      const answer = await store.append(stream, 1n, events);
      expect(struck.hits).toBe(1);
      const all = await store.readStream(stream);
      expect(ids(all).slice(2)).toEqual(ids(events));
      expect(answer).toEqual({ revision: 3n, position: all.at(-1)!.position });
      expect(await store.append(stream, 1n, events)).toEqual(answer);
      expect((await store.append(stream, 3n, [anEvent()])).revision).toBe(4n);
    });

    it('is written once when an abandoned attempt is applied after the one that succeeded', async () => {
      store = open({ appendDeadlineMs: 100 });
      const late = server.faults.arm({ kind: 'append-held' }, 1);
      const events = someEvents(2);
      const answer = await store.append(stream, 'no-stream', events);
      late.release();
      await store.append(stream, 1n, [anEvent()]);
      expect(ids(await store.readStream(stream)).slice(0, 2)).toEqual(ids(events));
      expect(await store.append(stream, 'no-stream', events)).toEqual(answer);
      expect(await store.readStream(stream)).toHaveLength(3);
    });

    it('has an unknown outcome when no attempt gets a response, and a retry returns it', async () => {
      store = open({ appendDeadlineMs: 250 });
      const held = server.faults.arm({ kind: 'append-held' });
      const events = someEvents(2);
      const failed = await rejectionOf(store.append(stream, 'no-stream', events));
      expect(failed).toBeInstanceOf(StoreUnavailable);
      expect(failed).toMatchObject({ outcome: 'unknown' });
      expect(held.hits).toBe(3);
      held.release();
      expect((await store.append(stream, 'no-stream', events)).revision).toBe(1n);
      expect(await store.readStream(stream)).toHaveLength(2);
    });

    it.each(['any', 'stream-exists'] as const)('is not retried for %s when it may be written', async (expected) => {
      await store.append(stream, 'no-stream', [anEvent()]);
      server.faults.arm({ kind: 'answer-lost', cut: true }, 1);
      const calls = server.calls.BatchAppend;
      await expect(store.append(stream, expected, [anEvent()])).rejects.toMatchObject({ outcome: 'unknown' });
      expect(server.calls.BatchAppend - calls).toBe(1);
      expect(await store.readStream(stream)).toHaveLength(2);
    });

    it('is retried for any when it is certainly not written', async () => {
      server.faults.arm({ kind: 'unavailable', rpcs: ['GetSupportedMethods'] }, 1);
      expect((await store.append(stream, 'any', [anEvent()])).revision).toBe(0n);
      server.faults.arm({ kind: 'not-ready', rpcs: ['BatchAppend'] }, 1);
      expect((await store.append(stream, 'any', [anEvent()])).revision).toBe(1n);
    });

    it('is certainly not written when the server was never reached', async () => {
      await server.stop();
      await expect(store.append(stream, 'no-stream', [anEvent()])).rejects.toMatchObject({ outcome: 'not-written' });
      await server.listen();
      expect((await store.append(stream, 'no-stream', [anEvent()])).revision).toBe(0n);
    });

    it('may be written when a response was lost, whatever the outcome of later attempts', async () => {
      await store.append(`${stream}x`, 'no-stream', [anEvent()]);
      server.faults.arm({ kind: 'answer-lost', cut: true }, 1);
      server.faults.arm({ kind: 'unavailable', rpcs: ['GetSupportedMethods'] });
      await expect(store.append(stream, 'no-stream', [anEvent()])).rejects.toMatchObject({ outcome: 'unknown' });
    });

    it('abandoned before the client sent it is not written later', async () => {
      store = open({ appendDeadlineMs: 50, retryDelaysMs: [] });
      server.faults.arm({ kind: 'slow', milliseconds: 300 }, 1);
      await expect(store.append(stream, 'no-stream', [anEvent()])).rejects.toMatchObject({ outcome: 'unknown' });
      await until(() => server.calls.BatchAppend === 1);
      expect(await store.readStream(stream)).toEqual([]);
    });

    it('goes to the leader', async () => {
      const leader = await start();
      server.faults.arm({ kind: 'not-leader', leader: { host: '127.0.0.1', port: leader.port } });
      expect((await store.append(stream, 'no-stream', [anEvent()])).revision).toBe(0n);
      expect(leader.calls.BatchAppend).toBe(1);
      expect(await store.readStream(stream)).toHaveLength(1);
    });

    it('reports a conflict with the actual revision, also on a server without batches', async () => {
      server = await start({ batchAppend: false });
      store = open();
      await store.append(stream, 'no-stream', someEvents(2));
      const conflict = await rejectionOf(store.append(stream, 0n, [anEvent()]));
      expect(conflict).toBeInstanceOf(WrongExpectedRevision);
      expect(conflict).toMatchObject({ stream, expected: 0n, actual: 1n });
      await expect(store.append(`${stream}x`, 4n, [anEvent()])).rejects.toMatchObject({ actual: null });
      expect(server.calls.BatchAppend).toBe(0);
    });

    it('with refused credentials is denied without a retry', async () => {
      const denial = server.faults.arm({ kind: 'access-denied' });
      const denied = await rejectionOf(store.append(stream, 'no-stream', [anEvent()]));
      expect(denied).toBeInstanceOf(StoreAccessDenied);
      expect(denied).toMatchObject({ outcome: 'not-written' });
      expect(denial.hits).toBe(1);
    });

    it('larger than the server accepts is refused and not retried', async () => {
      const append = store.append(stream, 'no-stream', [{ ...anEvent(), data: `"${'x'.repeat(1_100_000)}"` }]);
      await expect(append).rejects.toMatchObject({
        outcome: 'not-written',
        message: expect.stringContaining('1048576') as string,
      });
      expect(server.calls.BatchAppend).toBe(1);
    });

    it('to a stream of another category is refused', async () => {
      await expect(store.append('invoice-1', 'any', [anEvent()])).rejects.toThrow(TypeError);
      await expect(store.append('initiative', 'any', [])).rejects.toThrow(TypeError);
    });

    it('to a deleted stream reports the deletion', async () => {
      await store.append(stream, 'no-stream', [anEvent()]);
      await foreigner().tombstoneStream(stream);
      await expect(store.append(stream, 0n, [anEvent()])).rejects.toBeInstanceOf(StreamDeleted);
      await expect(store.append(stream, 'any', [])).rejects.toBeInstanceOf(StreamDeleted);
      await expect(store.readStream(stream)).rejects.toBeInstanceOf(StreamDeleted);
    });

    it('to a soft-deleted stream reports the deletion, and so does every later read', async () => {
      await store.append(stream, 'no-stream', someEvents(3));
      await foreigner().deleteStream(stream);
      await expect(store.append(stream, 'no-stream', [anEvent()])).rejects.toBeInstanceOf(StreamDeleted);
      await expect(store.readStream(stream)).rejects.toBeInstanceOf(StreamDeleted);
      await expect(store.readStream(stream, { direction: 'backward' })).rejects.toBeInstanceOf(StreamDeleted);
      // The event whose append failed lies at a revision that its hash does not name.
      await expect(store.readStream(stream, { direction: 'backward', limit: 1 })).rejects.toBeInstanceOf(LogDamaged);
    });

    it('rejects all concurrent appends when the connection stalls and then breaks', async () => {
      const proxy = await StallingProxy.to(server.port);
      opened.push(proxy);
      store = open({ connectionString: `esdb://127.0.0.1:${proxy.port}?tls=false`, appendDeadlineMs: 500 });
      await store.append(stream, 'no-stream', [anEvent()]);
      proxy.stall();
      const body = JSON.stringify('x'.repeat(200_000));
      const appends = Array.from({ length: 60 }, (_, n) =>
        rejectionOf(store.append(`${stream}${n}`, 'no-stream', [{ ...anEvent(), data: body }])),
      );
      await proxy.isFull();
      await proxy.close();
      for (const each of await Promise.all(appends)) expect(each).toBeInstanceOf(StoreUnavailable);
    });

    it('does not delay others while its own response is missing', async () => {
      store = open({ appendDeadlineMs: 300 });
      const lost = server.faults.arm({ kind: 'answer-lost' }, 1);
      const missing = store.append(stream, 'no-stream', [anEvent()]);
      await lost.struck();
      for (let n = 0; n < 5; n++) await store.append(`${stream}${n}`, 'any', [anEvent()]);
      expect((await missing).revision).toBe(0n);
      expect(server.calls).toMatchObject({ BatchAppend: 7, GetSupportedMethods: 1 });
    });

    it('succeeds although another one breaks the stream they share, in any store', async () => {
      const other = await start();
      const elsewhere = open({ connectionString: other.connectionString });
      await Promise.all([
        store.append(stream, 'no-stream', [anEvent()]),
        elsewhere.append(stream, 'no-stream', [anEvent()]),
      ]);
      const held = other.faults.arm({ kind: 'append-held' }, 1);
      const waiting = elsewhere.append(stream, 0n, [anEvent()]);
      await held.struck();
      server.faults.arm({ kind: 'answer-lost', cut: true }, 2);
      const appends = await Promise.all(
        Array.from({ length: 30 }, (_, n) => store.append(`${stream}${n}`, 'no-stream', someEvents(2))),
      );
      held.release();
      expect(appends.map(({ revision }) => revision)).toEqual(appends.map(() => 1n));
      expect((await waiting).revision).toBe(1n);
      expect(await elsewhere.readStream(stream)).toHaveLength(2);
    });
  });

  describe('read', () => {
    it.each([
      ['is gone for a while', { kind: 'unavailable' }],
      ['is not ready yet', { kind: 'not-ready' }],
    ] as const)('succeeds although the server %s', async (_how, fault) => {
      await store.append(stream, 'no-stream', someEvents(2));
      for (const read of [() => store.readStream(stream), () => store.readAll({ limit: 9 }), () => store.head()]) {
        server.faults.arm({ ...fault, rpcs: ['Read'] }, 2);
        expect(await read()).toBeTruthy();
      }
    });

    it.each([
      ['a stream', (from: EventStoreDbEventStore) => from.readStream(stream)],
      ['the log', (from: EventStoreDbEventStore) => from.readAll({ limit: 9 })],
      ['the head', (from: EventStoreDbEventStore) => from.head()],
    ] as const)('of %s is served by the leader, whichever node receives it', async (_what, read) => {
      const leader = await start();
      const there = open({ connectionString: leader.connectionString });
      await there.append(stream, 'no-stream', [anEvent()]);
      server.faults.arm({ kind: 'not-leader', leader: { host: '127.0.0.1', port: leader.port } });
      expect(await read(store)).toEqual(await read(there));
      expect(server.eventsSent).toBe(0);
    });

    it('of a server that hangs fails', async () => {
      store = open({ readDeadlineMs: 50 });
      await store.append(stream, 'no-stream', [anEvent()]);
      const held = server.faults.arm({ kind: 'reads-held' });
      for (const read of [store.readStream(stream), store.readAll({ limit: 1 }), store.head()]) {
        await expect(read).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'not-written' });
      }
      held.release();
      expect(await store.readStream(stream)).toHaveLength(1);
    });

    it('of a server that stays unreachable, or refuses, fails', async () => {
      server.faults.arm({ kind: 'access-denied' }, 1);
      await expect(store.readStream(stream)).rejects.toBeInstanceOf(StoreAccessDenied);
      await server.stop();
      await expect(store.readStream(stream)).rejects.toMatchObject({
        name: 'StoreUnavailable',
        outcome: 'not-written',
      });
    });

    it('of the log after an unknown position is refused, and after one of a longer log empty', async () => {
      await store.append(stream, 'no-stream', someEvents(3));
      const [first, second, third] = await store.readAll({ limit: 3 });
      expect(ids(await store.readAll({ after: 0n, limit: 3 }))).toEqual(ids([first!, second!, third!]));
      await expect(store.readAll({ after: second!.position - 1n, limit: 3 })).rejects.toThrow(UnknownPosition);
      expect(await store.readAll({ after: third!.position + 1_000_000n, limit: 3 })).toEqual([]);
    });

    it('is complete over many pages, in both directions', async () => {
      const written = Array.from({ length: 3 }, () => someEvents(900));
      for (const [n, events] of written.entries())
        await store.append(stream, n === 0 ? 'no-stream' : BigInt(n * 900 - 1), events);
      const all = ids(written.flat());
      expect(ids(await store.readStream(stream))).toEqual(all);
      expect(ids(await store.readStream(stream, { direction: 'backward' }))).toEqual(all.toReversed());
      expect(ids(await store.readStream(stream, { from: 100n, limit: 2_000 }))).toEqual(all.slice(100, 2_100));
      expect(ids(await store.readAll({ limit: 2_500 }))).toEqual(all.slice(0, 2_500));
    });
  });

  describe('beside other programs', () => {
    const theirs = (type = 'Theirs') => jsonEvent({ type, data: {} });
    let own: EventToAppend[];

    beforeEach(async () => {
      own = someEvents(6);
      const client = foreigner();
      await client.appendToStream(
        'invoice-1',
        Array.from({ length: 40 }, () => theirs()),
      );
      await store.append(stream, 'no-stream', own.slice(0, 2));
      await client.appendToStream('initiativeless-1', theirs());
      await client.appendToStream('$stats-1', theirs());
      await store.append(stream, 1n, own.slice(2, 4));
      await client.appendToStream(stream, [theirs('$metadata'), theirs('$custom')], { expectedRevision: 3n });
      await server.appendLink(stream, { stream: 'invoice-1', revision: 3n });
      await store.append(stream, 6n, own.slice(4));
      await client.appendToStream(
        'invoice-1',
        Array.from({ length: 40 }, () => theirs()),
      );
      await server.appendLink('initiative-links', { stream, revision: 0n });
    });

    it('reads of a stream skip foreign events and keep revisions', async () => {
      const events = await store.readStream(stream);
      expect(ids(events)).toEqual(ids(own));
      expect(events.map(({ revision }) => revision)).toEqual([0n, 1n, 2n, 3n, 7n, 8n]);
      expect(ids(await store.readStream(stream, { direction: 'backward', limit: 3 }))).toEqual(
        ids(own.toReversed()).slice(0, 3),
      );
      expect(ids(await store.readStream(stream, { from: 3n, limit: 2 }))).toEqual(ids(own.slice(3, 5)));
      expect(await store.readStream('invoice-1')).toEqual([]);
    });

    it('pages of the log have the requested length', async () => {
      const pages: string[][] = [];
      let after: bigint | undefined;
      for (;;) {
        const page = await store.readAll({ limit: 2, ...(after !== undefined && { after }) });
        if (page.length === 0) break;
        pages.push(ids(page));
        after = page.at(-1)!.position;
      }
      expect(pages).toEqual([ids(own.slice(0, 2)), ids(own.slice(2, 4)), ids(own.slice(4))]);
      expect(await store.readAll({ limit: 7 })).toHaveLength(6);
    });

    it('the head is the last event of this log', async () => {
      const last = (await store.readStream(stream)).at(-1)!.position;
      expect(await store.head()).toBe(last);
      await foreigner().appendToStream('invoice-2', theirs());
      expect(await store.head()).toBe(last);
      expect(await store.append(stream, 8n, [])).toEqual({ revision: 8n, position: last });
      const { position } = await store.append(stream, 8n, [anEvent()]);
      expect(await store.head()).toBe(position);
      await foreigner().appendToStream('invoice-2', theirs());
      expect(await store.head()).toBe(position);
      expect(await open({ categories: ['other'] }).head()).toBeNull();
    });

    it('subscriptions deliver only this log', async () => {
      const abort = new AbortController();
      const events: StoredEvent[] = [];
      for await (const message of store.subscribe({ signal: abort.signal })) {
        if (message.kind === 'caught-up') break;
        events.push(message.event);
      }
      expect(ids(events)).toEqual(ids(own));
    });
  });

  describe('an event with two positions', () => {
    beforeEach(async () => {
      await store.append(stream, 'no-stream', [anEvent()]);
      server.faults.arm({ kind: 'explicit-transaction' }, 1);
      await foreigner().appendToStream(stream, jsonEvent({ type: 'Theirs', data: {} }), { expectedRevision: ANY });
    });

    it('stops every reader that reaches it', async () => {
      const cannotBePlaced = {
        name: 'StoreUnavailable',
        message: expect.stringContaining('explicit transaction') as string,
      };
      await expect(store.readStream(stream)).rejects.toMatchObject(cannotBePlaced);
      await expect(store.readAll({ limit: 9 })).rejects.toMatchObject(cannotBePlaced);
      await expect(store.head()).rejects.toMatchObject(cannotBePlaced);
      expect(await store.readAll({ limit: 1 })).toHaveLength(1);
    });
  });

  describe('subscription', () => {
    let abort: AbortController;

    beforeEach(() => {
      abort = new AbortController();
    });
    afterEach(() => abort.abort());

    const subscribe = (after?: bigint, from = store): AsyncIterator<SubscriptionMessage> =>
      from.subscribe({ signal: abort.signal, ...(after !== undefined && { after }) })[Symbol.asyncIterator]();

    const next = async (messages: AsyncIterator<SubscriptionMessage>, count: number): Promise<StoredEvent[]> => {
      const events: StoredEvent[] = [];
      while (events.length < count) {
        const { value, done } = (await messages.next()) as IteratorResult<SubscriptionMessage, undefined>;
        if (done) throw new Error(`ended after ${events.length}`);
        if (value.kind === 'event') events.push(value.event);
      }
      return events;
    };

    it('after an unknown position is refused', async () => {
      await store.append(stream, 'no-stream', someEvents(3));
      const [first] = await store.readAll({ limit: 1 });
      await expect(subscribe(first!.position + 1n).next()).rejects.toThrow(UnknownPosition);
    });

    const untilCaughtUp = async (messages: AsyncIterator<SubscriptionMessage>): Promise<StoredEvent[]> => {
      const events: StoredEvent[] = [];
      for (;;) {
        const { value, done } = (await messages.next()) as IteratorResult<SubscriptionMessage, undefined>;
        if (done) throw new Error('ended');
        if (value.kind === 'caught-up') return events;
        events.push(value.event);
      }
    };

    it.each([
      ['dropped every 50 events', { kind: 'drop-subscription', afterEvents: 50 }],
      ['delivered twice', { kind: 'duplicate-deliveries' }],
      ['delivered before its predecessor', { kind: 'reordered-deliveries' }],
    ] as const)('delivers each event once and in order, although it is %s', async (_how, fault) => {
      await store.append(stream, 'no-stream', someEvents(400));
      server.faults.arm(fault);
      const messages = subscribe();
      const before = await untilCaughtUp(messages);
      const live = Promise.all(
        Array.from({ length: 120 }, (_, n) => store.append(`${stream}${n}`, 'no-stream', [anEvent()])),
      );
      const after = await next(messages, 120);
      await live;
      expect([...before, ...after]).toEqual(await store.readAll({ limit: 1_000 }));
      expect(before).toHaveLength(400);
    });

    it('resumes after the server was unreachable, also over foreign events', async () => {
      store = open({ retryDelaysMs: [10, 10, 100, 1_000] });
      await store.append(stream, 'no-stream', [anEvent()]);
      const messages = subscribe();
      await untilCaughtUp(messages);
      await foreigner().appendToStream(
        'invoice-1',
        Array.from({ length: 3_000 }, () => jsonEvent({ type: 'T', data: {} })),
      );
      const waiting = next(messages, 1);
      await until(() => server.subscriptions === 1);
      await server.stop();
      await server.listen();
      const written = anEvent();
      await store.append(stream, 0n, [written]);
      expect(ids(await waiting)).toEqual([written.id]);
    });

    it('fails when it drops repeatedly', async () => {
      const messages = subscribe();
      await untilCaughtUp(messages);
      const refused = server.faults.arm({ kind: 'unavailable', rpcs: ['Read'] });
      server.dropSubscriptions();
      await expect(next(messages, 1)).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'not-written' });
      expect(refused.hits).toBeGreaterThanOrEqual(2);
    });

    it('fails at once when the credentials are refused, and at an event without a single position', async () => {
      await store.append(stream, 'no-stream', [anEvent()]);
      server.faults.arm({ kind: 'explicit-transaction' }, 1);
      await foreigner().appendToStream(stream, jsonEvent({ type: 'Theirs', data: {} }));
      await foreigner().appendToStream(stream, jsonEvent({ type: 'Theirs', data: {} }));
      await expect(next(subscribe(), 3)).rejects.toThrow('explicit transaction');
      const denial = server.faults.arm({ kind: 'access-denied', rpcs: ['Read'] });
      await expect(next(subscribe(), 1)).rejects.toBeInstanceOf(StoreAccessDenied);
      expect(denial.hits).toBe(1);
    });

    it('sends caught-up after every run of events, also on a server that does not report it', async () => {
      server = await start({ subscriptionCaughtUp: false });
      store = open();
      await store.append(stream, 'no-stream', someEvents(3));
      const messages = subscribe();
      expect(await untilCaughtUp(messages)).toHaveLength(3);
      for (let revision = 2n; revision < 5n; revision++) {
        await store.append(stream, revision, [anEvent()]);
        expect(await untilCaughtUp(messages)).toHaveLength(1);
      }
    });

    it('requests no more than its consumer reads', async () => {
      const body = JSON.stringify('x'.repeat(5_000));
      for (let n = 0; n < 20; n++) {
        await store.append(
          `${stream}${n}`,
          'no-stream',
          someEvents(100).map((event) => ({ ...event, data: body })),
        );
      }
      const messages = subscribe();
      expect(await next(messages, 1_000)).toHaveLength(1_000);
      expect(server.eventsSent).toBeLessThan(2_000);
      expect(await next(messages, 1_000)).toHaveLength(1_000);
    });

    it('ends on the server too when aborted and when its consumer stops', async () => {
      const aborted = subscribe();
      const left = subscribe();
      await untilCaughtUp(aborted);
      await untilCaughtUp(left);
      await until(() => server.subscriptions === 2);
      await left.return?.();
      await until(() => server.subscriptions === 1);
      const end = aborted.next();
      abort.abort();
      expect(await end).toEqual({ done: true, value: undefined });
      await until(() => server.subscriptions === 0);
    });
  });

  describe('close', () => {
    it('waits for an append that is being retried, and accepts no other', async () => {
      store = open({ appendDeadlineMs: 200 });
      const lost = server.faults.arm({ kind: 'answer-lost' }, 1);
      const append = store.append(stream, 'no-stream', [anEvent()]);
      await lost.struck();
      const closed = store.close();
      await expect(store.append(stream, 0n, [anEvent()])).rejects.toMatchObject({ outcome: 'not-written' });
      expect((await append).revision).toBe(0n);
      await closed;
    });

    it('ends reads and subscriptions', async () => {
      await store.append(stream, 'no-stream', [anEvent()]);
      const messages = store.subscribe({ signal: new AbortController().signal })[Symbol.asyncIterator]();
      await messages.next();
      await messages.next();
      const following = messages.next();
      const held = server.faults.arm({ kind: 'reads-held' });
      const read = store.readStream(stream).catch((error: unknown) => error);
      await held.struck();
      await store.close();
      expect(await read).toMatchObject({ name: 'StoreUnavailable', outcome: 'not-written' });
      expect(await following).toEqual({ done: true, value: undefined });
      await until(() => server.subscriptions === 0);
    });
  });
});
