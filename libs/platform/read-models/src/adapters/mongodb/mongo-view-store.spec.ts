import { describeOnMongo, nobodysMongoUrl, TcpProxy } from '@app/testing/servers';
import fc from 'fast-check';
import {
  CheckpointConflict,
  NoActiveVersion,
  WriterFenced,
  ReadModelsOfAnotherLog,
  ReadModelsUnavailable,
  type CollectionSpec,
  type CollectionVersion,
  type ViewCommit,
  type ViewDocument,
} from '../../port/view-store.js';
import { InMemoryViewStore } from '../in-memory/in-memory-view-store.js';
import { InvalidConnectionString, MongoConnection } from './mongo-connection.js';
import { MongoProgressStore } from './mongo-progress-store.js';
import { MongoViewStore } from './mongo-view-store.js';

interface Card extends ViewDocument {
  readonly value: string | number | null;
  readonly more?: unknown;
}

const cards: CollectionSpec<Card> = {
  name: 'card',
  fields: { value: (doc) => doc.value },
  indexes: [['value'], ['-value']],
  searchText: (doc) => String(doc.value),
};
const v1: CollectionVersion<Card> = { spec: cards, version: 1 };
const v2: CollectionVersion<Card> = { spec: cards, version: 2 };

const card = (id: string, value: Card['value']): Card => ({ id, value });

const batch = (position: bigint, from: bigint | null, ...docs: readonly Card[]): ViewCommit => ({
  position,
  puts: docs.map((doc) => ({ collection: v1, doc })),
  deletes: [],
  checkpoints: [{ projection: 'cards', version: 1, from }],
});

describeOnMongo('MongoViewStore', (freshUrl) => {
  let connection: MongoConnection;

  beforeEach(() => (connection = MongoConnection.open({ url: freshUrl() })));
  afterEach(async () => {
    await connection.db.dropDatabase();
    await connection.close();
  });

  const open = (token?: bigint, transactions?: boolean): Promise<MongoViewStore> =>
    MongoViewStore.open({
      connection,
      ...(token !== undefined && { token }),
      ...(transactions !== undefined && { transactions }),
    });
  it('is of one log: a writer of another is refused before it writes anything, the fence included', async () => {
    const ofLog = (log: string, token: bigint) => MongoViewStore.open({ connection, token, log });
    const writer = await ofLog('log-1', 1n);
    const before = await contents();
    await expect(ofLog('log-2', 2n)).rejects.toThrow(
      /was built from the log log-1, but EventStoreDB is the log log-2: .+ drop all collections but `persons`/,
    );
    expect(await contents()).toEqual(before);
    await writer.prepare(v1);
    const reader = await open();
    await reader.assertOfLog('log-1');
    await expect(reader.assertOfLog('log-2')).rejects.toThrow(ReadModelsOfAnotherLog);
    await ofLog('log-1', 2n);
  });

  const opened = async (token = 1n, transactions?: boolean): Promise<MongoViewStore> => {
    const store = await open(token, transactions);
    await store.prepare(v1);
    await store.activate([v1], 'cards');
    return store;
  };
  /** The whole database except the journal, whose uncommitted writes the next writer removes. */
  const contents = async () => {
    const names = (
      await connection.db.listCollections({ name: { $ne: 'batch-journal' } }, { nameOnly: true }).toArray()
    )
      .map(({ name }) => name)
      .sort();
    return Promise.all(
      names.map(async (name) => [
        name,
        await connection
          .collection(name)
          .find({}, { sort: { _id: 1 } })
          .toArray(),
      ]),
    );
  };

  describe('documents', () => {
    it('are returned byte for byte, whatever their keys and values', async () => {
      const store = await opened();
      const strange = {
        id: 'c-1',
        value: null,
        more: {
          $set: { 'a.b': '$value', '': 1, '10': 'ten', '9': 'nine' },
          ['__proto__']: { polluted: true },
          toString: `\0${String.fromCharCode(0xd800)}\u{1F600}`,
          big: [2 ** 53, -(2 ** 53), 0.1, 1e300, 4_294_967_296],
          gone: undefined,
        },
      };
      await store.commit(batch(1n, null, strange));
      expect(JSON.stringify(await store.get(cards, 'c-1'))).toBe(JSON.stringify(strange));
    });

    it('are returned byte for byte for any JSON value', async () => {
      const store = await opened();
      let position = 0n;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.json(), { maxLength: 8 }), async (texts) => {
          const from = position || null;
          position += 1n;
          const docs = texts.map((text, n) => ({ id: `c-${n}`, value: n, more: JSON.parse(text) as unknown }));
          await store.commit(batch(position, from, ...docs));
          const found = await store.getMany(
            cards,
            docs.map(({ id }) => id),
          );
          expect(docs.map(({ id }) => JSON.stringify(found.get(id)))).toEqual(docs.map((doc) => JSON.stringify(doc)));
        }),
        { numRuns: 10 },
      );
    });

    it('distinguish positions that are equal as doubles', async () => {
      const store = await opened();
      const far = 2n ** 60n;
      await store.commit(batch(far, null, card('c-1', 'first')));
      await store.commit({ ...batch(far, null, card('c-1', 'same position')), checkpoints: [] });
      expect(await store.get(cards, 'c-1')).toMatchObject({ value: 'first' });
      await store.commit(batch(far + 1n, far, card('c-1', 'one later')));
      expect(await store.get(cards, 'c-1')).toMatchObject({ value: 'one later' });
      expect(await (await open()).checkpoint('cards', 1)).toBe(far + 1n);
    });
  });

  it('compares values of different types as the in-memory store does', async () => {
    const store = await opened();
    const memory = new InMemoryViewStore();
    await memory.prepare(v1);
    await memory.activate([v1], 'cards');
    const docs = [null, -1, 0, 1, 0.5, '', '0', '1', 'a', 'b'].map((value, n) => ({ id: `c-${n}`, value }));
    for (const each of [store, memory]) await each.commit(batch(1n, null, ...docs));
    const bound = fc.constantFrom(-1, 0.5, 1, 2, '', '0', 'a', 'z');
    await fc.assert(
      fc.asyncProperty(
        fc.record({ gt: bound, gte: bound, lt: bound, lte: bound }, { requiredKeys: [] }),
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.option(fc.constantFrom(...docs), { nil: null }),
        async (value, direction, behind) => {
          const options = {
            where: { value },
            sort: [{ field: 'value', direction }],
            ...(behind && { after: [behind.value, behind.id] }),
            limit: 20,
          };
          expect(await store.find(cards, options)).toEqual(await memory.find(cards, options));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('maintains the declared indexes, and none of them during a bulk build', async () => {
    const store = await open(1n);
    const indexes = async () => {
      const [name] = (await connection.db.listCollections({ name: /^card\.v1/ }).toArray()).map((each) => each.name);
      return (await connection.collection(name!).indexes()).map(({ key }) => JSON.stringify(key)).sort();
    };
    await store.prepare(v1, 'bulk');
    expect(await indexes()).toEqual(['{"_id":1}']);
    await store.prepare(v1);
    expect(await indexes()).toEqual([
      '{"_id":1}',
      '{"fields.value":-1,"_id":-1}',
      '{"fields.value":1,"_id":1}',
      '{"words":1}',
    ]);
    await store.prepare({ spec: { ...cards, indexes: [['value']] }, version: 1 });
    expect(await indexes()).toEqual(['{"_id":1}', '{"fields.value":1,"_id":1}', '{"words":1}']);
  });

  it('is read-only without a fencing token', async () => {
    await opened();
    const reader = await open();
    const writes: (() => Promise<unknown>)[] = [
      () => reader.prepare(v1),
      () => reader.activate([v1], 'cards'),
      () => reader.discard([v1], 'cards'),
      () => reader.commit(batch(1n, null)),
      () => reader.load(v1, ['c-1']),
    ];
    for (const write of writes) await expect(write()).rejects.toThrow('without the token');
  });

  describe('a reader that is open', () => {
    it('continues with the version that replaces the one it knew', async () => {
      const store = await opened();
      const reader = await open();
      await store.commit(batch(1n, null, card('c-1', 'old')));
      expect(await reader.get(cards, 'c-1')).toMatchObject({ value: 'old' });
      for (const version of [2, 3]) {
        const next = { spec: cards, version };
        await store.prepare(next, 'bulk');
        await store.commit({
          ...batch(2n, null),
          puts: [{ collection: next, doc: card('c-1', `v${version}`) }],
          checkpoints: [],
        });
        await store.activate([next], 'cards');
        expect(await reader.get(cards, 'c-1')).toMatchObject({ value: `v${version}` });
      }
    });

    it('continues after everything was wiped and rebuilt', async () => {
      const store = await opened(1n);
      const reader = await open();
      await store.commit(batch(1n, null, card('c-1', 'old')));
      expect(await reader.count(cards, {})).toBe(1);
      await connection.db.dropDatabase();
      await expect(reader.count(cards, {})).rejects.toThrow(NoActiveVersion);
      expect(await reader.activeVersion('card')).toBeNull();
      const next = await opened(2n);
      await next.commit(batch(1n, null, card('c-1', 'new')));
      expect(await reader.get(cards, 'c-1')).toMatchObject({ value: 'new' });
    });
  });

  describe.each([
    ['with transactions', true],
    ['without transactions', false],
  ])('an old holder %s', (_, transactions) => {
    const oldWrites = (old: MongoViewStore): readonly (() => Promise<unknown>)[] => [
      () => old.commit(batch(2n, 1n, card('c-1', 'late'), card('c-2', 'late'))),
      () => old.commit({ position: 9n, puts: [], deletes: [{ collection: v1, id: 'c-1' }], checkpoints: [] }),
      () => old.prepare(v2),
      () => old.activate([v1], 'cards'),
      () => old.discard([v2], 'cards'),
    ];

    it('changes nothing', async () => {
      const old = await opened(1n, transactions);
      await old.commit(batch(1n, null, card('c-1', 'old')));
      const holder = await open(2n, transactions);
      const before = await contents();
      for (const write of oldWrites(old)) await expect(write()).rejects.toThrow(WriterFenced);
      await expect(open(1n, transactions)).rejects.toThrow(WriterFenced);
      expect(await contents()).toEqual(before);
      await holder.commit(batch(2n, 1n, card('c-1', 'new')));
      expect(await holder.get(cards, 'c-1')).toMatchObject({ value: 'new' });
    });

    it('does not bring back what was wiped', async () => {
      const old = await opened(1n, transactions);
      await old.commit(batch(1n, null, card('c-1', 'old')));
      await connection.db.dropDatabase();
      for (const write of oldWrites(old)) await expect(write()).rejects.toThrow(WriterFenced);
      expect(await connection.collection('read-models').countDocuments()).toBe(0);
      expect(await (await open(2n, transactions)).checkpoints()).toEqual([]);
    });

    it('wins or loses against a new one as a whole', async () => {
      let token = 1n;
      let old = await opened(token, transactions);
      for (let round = 0n; round < 10n; round += 1n) {
        token += 1n;
        const from = round || null;
        const docs = Array.from({ length: 5 }, (_each, n) => ({ id: `c-${n}`, value: `old ${round}` }));
        const [committed, next] = await Promise.all([
          old.commit(batch(round + 1n, from, ...docs)).then(
            () => true,
            (error: unknown) => {
              expect(error).toBeInstanceOf(WriterFenced);
              return false;
            },
          ),
          open(token, transactions),
        ]);
        expect(await next.checkpoint('cards', 1)).toBe(committed ? round + 1n : from);
        if (!committed) {
          expect(await next.count(cards, { where: { value: `old ${round}` } })).toBe(0);
          await next.commit(batch(round + 1n, from, ...docs));
        }
        expect(await next.count(cards, { where: { value: `old ${round}` } })).toBe(5);
        old = next;
      }
    });
  });

  it('removes documents of an old holder in dropped collections', async () => {
    const old = await opened(1n);
    const before = (await connection.db.listCollections({ name: /^card\./ }).toArray())[0]!.name;
    await old.prepare(v2);
    await old.activate([v2], 'cards');
    await connection.collection(before).insertOne({ late: true });
    await connection.collection('somebody-elses').insertOne({ kept: true });
    await open(2n);
    const names = (await connection.db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
    expect(names).not.toContain(before);
    expect(names).toContain('somebody-elses');
  });

  it('distinguishes a checkpoint conflict from a lost lease', async () => {
    const store = await opened();
    await store.commit(batch(3n, null));
    await expect(store.commit(batch(4n, 2n))).rejects.toThrow(CheckpointConflict);
    await store.commit(batch(4n, 3n));
    expect(await store.checkpoint('cards', 1)).toBe(4n);
  });

  it('serialises batches of live and rebuilding projections', async () => {
    const store = await opened();
    await store.prepare(v2, 'bulk');
    const live = Array.from({ length: 10 }, (_, n) => batch(BigInt(n + 1), BigInt(n) || null, card('c', n)));
    const rebuild = live.map((each) => ({
      ...each,
      puts: each.puts.map((put) => ({ ...put, collection: v2 })),
      checkpoints: each.checkpoints.map((checkpoint) => ({ ...checkpoint, version: 2 })),
    }));
    await Promise.all([...live, ...rebuild].map((each) => store.commit(each)));
    expect(await store.checkpoints()).toEqual([
      { projection: 'cards', version: 1, position: 10n },
      { projection: 'cards', version: 2, position: 10n },
    ]);
    expect((await store.load(v2, ['c'])).get('c')).toMatchObject({ value: 9 });
  });

  it('has a progress store beside it that counts every write', async () => {
    const board = new MongoProgressStore(connection);
    expect(await board.read()).toBeNull();
    await board.write('mot');
    await board.write('hai');
    await board.write('hai');
    expect(await board.read()).toEqual({ text: 'hai', sequence: 3n });
  });
});

describeOnMongo('A connection to MongoDB opened before the server was there', (freshUrl) => {
  it('connects once the server has started', async () => {
    const url = new URL(freshUrl());
    const proxy = await TcpProxy.to(Number(url.port));
    await proxy.cut();
    url.port = String(proxy.port);
    const connection = MongoConnection.open({ url: url.href, serverSelectionTimeoutMs: 500 });
    const store = await MongoViewStore.open({ connection });
    await expect(store.checkpoints()).rejects.toThrow(ReadModelsUnavailable);
    await proxy.restore();
    expect(await store.checkpoints()).toEqual([]);
    await connection.close();
    await expect(store.checkpoints()).rejects.toThrow(ReadModelsUnavailable);
    await proxy.stop();
  });
});

describe('MongoViewStore without a server', () => {
  it('reports ReadModelsUnavailable for reads and writes', async () => {
    const connection = MongoConnection.open({ url: await nobodysMongoUrl(), serverSelectionTimeoutMs: 100 });
    const reader = await MongoViewStore.open({ connection });
    const board = new MongoProgressStore(connection);
    const calls: (() => Promise<unknown>)[] = [
      () => MongoViewStore.open({ connection, token: 1n }),
      () => reader.get(cards, 'c-1'),
      () => reader.find(cards, { limit: 1 }),
      () => reader.count(cards, {}),
      () => reader.activeVersion('card'),
      () => reader.checkpoints(),
      () => board.read(),
      () => board.write('x'),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow(ReadModelsUnavailable);
    await connection.close();
  });

  it.each(['', 'localhost:27017', 'mongodb://user:geheim@', 'mongodb://user:geheim@host/a.b'])(
    'rejects %p as a connection string without showing its password',
    (url) => {
      const connect = () => MongoConnection.open({ url });
      expect(connect).toThrow(InvalidConnectionString);
      expect(connect).not.toThrow('geheim');
    },
  );

  it.each([
    ['mongodb://host', 'sangkien'],
    ['mongodb://host/?replicaSet=rs0', 'sangkien'],
    ['mongodb://user:pass@one,two:27018/cong-doan?replicaSet=rs0', 'cong-doan'],
  ])('takes the database from %p', (url, database) => {
    expect(MongoConnection.open({ url }).db.databaseName).toBe(database);
  });
});
