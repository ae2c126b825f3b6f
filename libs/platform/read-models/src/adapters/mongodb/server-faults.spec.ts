import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { describeOnMongo } from '@app/testing/servers';
import { BSON, Collection } from 'mongodb';
import { WriterFenced, ReadModelsRefused, ReadModelsUnavailable } from '../../port/view-store.js';
import type { CollectionSpec, CollectionVersion, ViewCommit, ViewDocument } from '../../port/view-store.js';
import { MongoConnection } from './mongo-connection.js';
import { MongoProjectorLease } from './mongo-projector-lease.js';
import { MongoViewStore } from './mongo-view-store.js';

interface Row extends ViewDocument {
  readonly value: number;
}

const rows: CollectionSpec<Row> = { name: 'row', fields: { value: (doc) => doc.value }, indexes: [['value']] };
const v1: CollectionVersion<Row> = { spec: rows, version: 1 };

const batch = (position: bigint, from: bigint | null): ViewCommit => ({
  position,
  puts: [1, 2, 3].map((value) => ({ collection: v1, doc: { id: `r-${value}`, value: Number(position) } })),
  deletes: [],
  checkpoints: [{ projection: 'rows', version: 1, from }],
});

/**
 * Fault of a command. `unheard`: the connection drops before the server receives it. `unanswered`: the connection drops when
 * the server responds. Otherwise the server never sees the command and this is the response.
 */
type Fault = 'unheard' | 'unanswered' | { readonly code: number; readonly errorLabels: readonly string[] };

const NOT_PRIMARY: Fault = { code: 10_107, errorLabels: ['RetryableWriteError'] };
/** The label the server uses within a transaction. */
const NOT_PRIMARY_IN_TRANSACTION: Fault = { code: 10_107, errorLabels: ['TransientTransactionError'] };
const WRITE_CONFLICT: Fault = { code: 112, errorLabels: ['TransientTransactionError'] };

const OP_MSG = 2_013;
const HEADER_BYTES = 16;
/** After the header of an OP_MSG: flags, and the kind of the first section, which contains the command. */
const COMMAND_AT = HEADER_BYTES + 4 + 1;

/**
 * A proxy between the driver and the server that injects faults. It parses MongoDB's wire protocol as far as the end of a
 * message and the name of its command.
 */
class FaultyWire {
  /** Called for each command; null forwards it. */
  fault: (command: string) => Fault | null = () => null;
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    /** The given URL with the address of this proxy in place of the server's. */
    readonly url: string,
  ) {}

  static async to(url: string): Promise<FaultyWire> {
    const { hostname, port } = new URL(url);
    const server = createServer((client) => wire.join(client, connect(Number(port || 27_017), hostname)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const through = new URL(url);
    through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    through.searchParams.set('directConnection', 'true');
    const wire: FaultyWire = new FaultyWire(server, through.href);
    return wire;
  }

  async close(): Promise<void> {
    this.server.close();
    for (const socket of this.open) socket.destroy();
    await once(this.server, 'close');
  }

  private join(client: Socket, target: Socket): void {
    let received = Buffer.alloc(0);
    let isUnanswered = false;
    const drop = (): void => {
      for (const socket of [client, target]) {
        this.open.delete(socket);
        socket.destroy();
      }
    };
    for (const socket of [client, target]) this.open.add(socket.on('error', drop).on('close', drop));
    target.on('data', (bytes) => (isUnanswered ? drop() : client.write(bytes)));
    client.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      while (received.length >= HEADER_BYTES && received.length >= received.readInt32LE(0)) {
        const message = received.subarray(0, received.readInt32LE(0));
        received = received.subarray(message.length);
        const fault = this.faultOf(message);
        if (fault === 'unheard') return drop();
        isUnanswered = fault === 'unanswered';
        if (fault === null || fault === 'unanswered') target.write(message);
        else client.write(answerTo(message, { ok: 0, errmsg: 'a fault of the wire', ...fault }));
      }
    });
  }

  private faultOf(message: Buffer): Fault | null {
    if (message.readInt32LE(12) !== OP_MSG) return null;
    // The name of the command's first field. The length of the document and the type of the field come before it.
    const name = COMMAND_AT + 4 + 1;
    return this.fault(message.toString('utf8', name, message.indexOf(0, name)));
  }
}

const answerTo = (request: Buffer, answer: object): Buffer => {
  const body = BSON.serialize(answer);
  const head = Buffer.alloc(COMMAND_AT);
  head.writeInt32LE(COMMAND_AT + body.length, 0);
  head.writeInt32LE(request.readInt32LE(4), 8);
  head.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([head, body]);
};

const CALLS = [
  'find',
  'aggregate',
  'insert',
  'update',
  'delete',
  'findAndModify',
  'commitTransaction',
  'abortTransaction',
];

describeOnMongo('MongoViewStore on a server with faults', (freshUrl) => {
  let wire: FaultyWire;
  let connection: MongoConnection;

  beforeEach(async () => {
    wire = await FaultyWire.to(freshUrl());
    connection = MongoConnection.open({ url: wire.url });
  });
  afterEach(async () => {
    await connection.db.dropDatabase();
    await connection.close();
    await wire.close();
  });

  const opened = async (transactions: boolean, token = 1n): Promise<MongoViewStore> => {
    const store = await MongoViewStore.open({ connection, token, transactions });
    await store.prepare(v1);
    await store.activate([v1], 'rows');
    return store;
  };
  const expectAt = async (store: MongoViewStore, position: bigint): Promise<void> => {
    expect(await store.checkpoint('rows', 1)).toBe(position);
    const found = await store.find(rows, { limit: 9 });
    expect(found.items).toEqual(batch(position, null).puts.map(({ doc }) => doc));
  };
  /** Injects the fault into `times` of these commands after the first `skip`. The result tells whether one was reached. */
  const strike = (commands: readonly string[], fault: Fault, skip = 0, times = 1): (() => boolean) => {
    let seen = 0;
    wire.fault = (command) => {
      if (!commands.includes(command)) return null;
      seen += 1;
      return seen > skip && seen <= skip + times ? fault : null;
    };
    return () => seen > skip;
  };
  const clearFaults = (): void => {
    wire.fault = () => null;
  };
  const outcomeOf = (work: Promise<void>): Promise<unknown> => work.catch((error: unknown) => error);

  it.each([
    ['find', 'unheard'],
    ['find', 'unanswered'],
    ['find', NOT_PRIMARY],
    ['aggregate', 'unanswered'],
  ] as const)('retries a read when %s meets %p', async (command, fault) => {
    const store = await opened(true);
    await store.commit(batch(1n, null));
    const struck = strike([command], fault);
    expect(await store.count(rows, {})).toBe(3);
    await expectAt(store, 1n);
    expect(struck()).toBe(true);
  });

  it.each([
    ['find', 'unheard'],
    ['update', 'unheard'],
    ['update', 'unanswered'],
    ['update', NOT_PRIMARY_IN_TRANSACTION],
    ['update', WRITE_CONFLICT],
    ['insert', 'unanswered'],
    ['insert', WRITE_CONFLICT],
    ['commitTransaction', 'unheard'],
    ['commitTransaction', 'unanswered'],
    ['commitTransaction', NOT_PRIMARY],
    ['commitTransaction', WRITE_CONFLICT],
  ] as const)('commits all the same when %s meets %p', async (command, fault) => {
    const store = await opened(true);
    const struck = strike([command], fault);
    await store.commit(batch(1n, null));
    expect(struck()).toBe(true);
    await expectAt(store, 1n);
  });

  it('gives up a transaction that the server always aborts', async () => {
    const store = await opened(true);
    strike(['commitTransaction'], WRITE_CONFLICT, 0, Infinity);
    await expect(store.commit(batch(1n, null))).rejects.toThrow(ReadModelsUnavailable);
    clearFaults();
    expect(await store.checkpoint('rows', 1)).toBeNull();
    await store.commit(batch(1n, null));
    await expectAt(store, 1n);
  });

  it('waits once for a server that is away, not once more for what it may have changed', async () => {
    const away = await FaultyWire.to(wire.url);
    const impatient = MongoConnection.open({ url: away.url, serverSelectionTimeoutMs: 1_000 });
    await opened(true);
    const reader = await MongoViewStore.open({ connection: impatient });
    await reader.get(rows, 'r-1');
    await away.close();
    const reload = jest.spyOn(Collection.prototype, 'findOne');
    await expect(reader.get(rows, 'r-1')).rejects.toThrow(ReadModelsUnavailable);
    expect(reload).not.toHaveBeenCalled();
    jest.restoreAllMocks();
    await impatient.close();
  });

  it('says so when the server refuses a call as such, and does not repeat it', async () => {
    const store = await opened(true);
    const notAllowed: Fault = { code: 13, errorLabels: [] };
    strike(['update'], notAllowed);
    await expect(store.commit(batch(1n, null))).rejects.toThrow(ReadModelsRefused);
    strike(['find'], notAllowed);
    const lease = new MongoProjectorLease({ connection });
    await expect(lease.acquire('a', new AbortController().signal)).rejects.toThrow(ReadModelsRefused);
  });

  it('opens, prepares and activates, whichever call was cut off', async () => {
    let token = 0n;
    for (let calls = 0, isOver = false; !isOver; calls += 1) {
      token += 1n;
      const struck = strike(
        [...CALLS, 'create', 'createIndexes', 'listIndexes', 'listCollections', 'drop'],
        'unanswered',
        calls,
      );
      const store = await opened(true, token).catch(() => null);
      clearFaults();
      isOver = !struck();
      const next = store ?? (await opened(true, token));
      expect(await next.activeVersion('row')).toBe(1);
      await next.prepare({ spec: rows, version: 2 });
      await next.discard([{ spec: rows, version: 2 }], 'rows');
    }
    expect(token).toBeGreaterThan(4n);
  });

  describe.each([
    ['with transactions, before the n-th call', true, 'unheard'],
    ['with transactions, after the n-th call', true, 'unanswered'],
    ['without transactions, before the n-th call', false, 'unheard'],
    ['without transactions, after the n-th call', false, 'unanswered'],
  ] as const)('that is unreachable for a while, %s, for every n', (_, transactions, fault) => {
    it('leaves each batch applied in full or not at all, and later commits succeed', async () => {
      const store = await opened(transactions);
      let position = 0n;
      for (let calls = 0, isOver = false; !isOver; calls += 1) {
        const from = position || null;
        const struck = strike(CALLS, fault, calls, Infinity);
        const outcome = await outcomeOf(store.commit(batch(position + 1n, from)));
        clearFaults();
        isOver = !struck();
        if (outcome !== undefined) expect(outcome).toBeInstanceOf(ReadModelsUnavailable);
        // As the projection runner does after a failure: read the checkpoint and apply what is missing.
        if ((await store.checkpoint('rows', 1)) === from) await store.commit(batch(position + 1n, from));
        position += 1n;
        await expectAt(store, position);
      }
      expect(position).toBeGreaterThan(3n);
    });

    it('lets a new holder continue from there', async () => {
      let token = 1n;
      let position = 0n;
      for (let calls = 0, isOver = false; !isOver; calls += 1) {
        const old = await opened(transactions, token);
        const from = position || null;
        const struck = strike(CALLS, fault, calls, Infinity);
        await outcomeOf(old.commit(batch(position + 1n, from)));
        clearFaults();
        isOver = !struck();
        token += 1n;
        const next = await opened(transactions, token);
        if ((await next.checkpoint('rows', 1)) === from) await next.commit(batch(position + 1n, from));
        position += 1n;
        await expectAt(next, position);
        await expect(old.commit(batch(position + 1n, position))).rejects.toThrow(WriterFenced);
      }
      expect(position).toBeGreaterThan(3n);
    });
  });
});
