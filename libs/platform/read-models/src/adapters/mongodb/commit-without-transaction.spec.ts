import { describeOnMongo } from '@app/testing/servers';
import fc from 'fast-check';
import { WriterFenced } from '../../port/view-store.js';
import type { CollectionSpec, CollectionVersion, ViewCommit, ViewDocument } from '../../port/view-store.js';
import { InMemoryViewStore } from '../in-memory/in-memory-view-store.js';
import { MongoConnection } from './mongo-connection.js';
import { MongoViewStore } from './mongo-view-store.js';
import type { JournalStep } from './mongo-view-store.js';

interface Row extends ViewDocument {
  readonly value: number;
  readonly filling?: string;
}

const rows: CollectionSpec<Row> = {
  name: 'row',
  fields: { value: (doc) => doc.value },
  indexes: [],
  searchText: (doc) => `value${doc.value}`,
};
const others: CollectionSpec<Row> = { ...rows, name: 'other' };
const collections: readonly CollectionVersion<Row>[] = [rows, others].map((spec) => ({ spec, version: 1 }));
const steps: readonly JournalStep[] = ['journalled', 'committed', 'applied', 'checkpointed'];

/** The changes of a batch: `null` deletes. Even numbers are ids in one collection, odd ones in the other. */
type Changes = readonly (readonly [id: number, value: number | null])[];

const batchOf = (changes: Changes, position: bigint, from: bigint | null, filling?: string): ViewCommit => ({
  position,
  puts: changes.flatMap(([id, value]) =>
    value === null
      ? []
      : [{ collection: collections[id % 2]!, doc: { id: `r-${id}`, value, ...(filling && { filling }) } }],
  ),
  deletes: changes.flatMap(([id, value]) =>
    value === null ? [{ collection: collections[id % 2]!, id: `r-${id}` }] : [],
  ),
  checkpoints: [{ projection: 'rows', version: 1, from }],
});

/** Pauses a writer after its n-th step until it is released. */
class Halt {
  private steps = 0;
  private go!: () => void;
  private arrive!: () => void;
  private readonly gone = new Promise<void>((resolve) => (this.go = resolve));
  readonly reached = new Promise<void>((resolve) => (this.arrive = resolve));

  constructor(private readonly at: number) {}

  readonly onStep = async (): Promise<void> => {
    this.steps += 1;
    if (this.steps !== this.at) return;
    this.arrive();
    await this.gone;
  };

  release(): void {
    this.go();
  }
}

class Killed extends Error {}

describeOnMongo('A commit without transaction', (freshUrl) => {
  let connection: MongoConnection;
  let token: bigint;

  beforeEach(() => {
    connection = MongoConnection.open({ url: freshUrl() });
    token = 0n;
  });
  afterEach(async () => {
    await connection.db.dropDatabase();
    await connection.close();
  });

  const open = async (onStep?: (step: JournalStep) => Promise<void>): Promise<MongoViewStore> => {
    token += 1n;
    const store = await MongoViewStore.open({ connection, token, transactions: false, ...(onStep && { onStep }) });
    for (const collection of collections) await store.prepare(collection);
    await store.activate(collections, 'rows');
    return store;
  };
  const newMemory = async (): Promise<InMemoryViewStore> => {
    const memory = new InMemoryViewStore();
    for (const collection of collections) await memory.prepare(collection);
    await memory.activate(collections, 'rows');
    return memory;
  };
  const expectSame = async (memory: InMemoryViewStore): Promise<void> => {
    const reader = await MongoViewStore.open({ connection });
    for (const spec of [rows, others]) {
      expect(await reader.find(spec, { limit: 100 })).toEqual(await memory.find(spec, { limit: 100 }));
      expect(await reader.count(spec, {})).toBe(await memory.count(spec, {}));
      for (const search of ['value1', 'value2', 'value3']) {
        expect(await reader.count(spec, { search })).toBe(await memory.count(spec, { search }));
      }
    }
    expect(await reader.checkpoints()).toEqual(await memory.checkpoints());
  };
  const journalledWrites = (): Promise<number> => connection.collection('batch-journal').countDocuments();

  const first: Changes = [
    [0, 1],
    [1, 1],
    [2, 1],
  ];
  const second: Changes = [
    [0, null],
    [1, 2],
    [3, 2],
    [4, null],
  ];
  const third: Changes = [
    [0, 3],
    [1, null],
    [3, null],
    [2, 3],
  ];

  describe.each(steps)('when its writer dies after the step "%s"', (last) => {
    it('is applied in full or not at all, and the next writer continues', async () => {
      const memory = await newMemory();
      await (await open()).commit(batchOf(first, 1n, null));
      await memory.commit(batchOf(first, 1n, null));
      const dying = await open(async (step) => {
        if (step === last) throw new Killed();
      });
      await expect(dying.commit(batchOf(second, 2n, 1n))).rejects.toThrow(Killed);

      const next = await open();
      const isCommitted = last !== 'journalled';
      expect(await next.checkpoint('rows', 1)).toBe(isCommitted ? 2n : 1n);
      expect(await journalledWrites()).toBe(0);
      if (isCommitted) await memory.commit(batchOf(second, 2n, 1n));
      await expectSame(memory);
      await next.commit(batchOf(third, 3n, isCommitted ? 2n : 1n));
      await memory.commit(batchOf(third, 3n, isCommitted ? 2n : 1n));
      await expectSame(memory);
    });

    it('is finished by the same writer when only that attempt failed', async () => {
      const memory = await newMemory();
      let failing = true;
      const store = await open(async (step) => {
        if (step === last && failing) throw new Killed();
      });
      await expect(store.commit(batchOf(first, 1n, null))).rejects.toThrow(Killed);
      failing = false;
      const reached = await store.checkpoint('rows', 1);
      expect(reached).toBe(last === 'journalled' ? null : 1n);
      if (reached === null) await store.commit(batchOf(first, 1n, null));
      await memory.commit(batchOf(first, 1n, null));
      await expectSame(memory);
    });
  });

  it('is finished from the middle of a batch of several chunks', async () => {
    const filling = 'x'.repeat(2_500_000);
    const memory = await newMemory();
    await memory.commit(batchOf(first, 1n, null, filling));
    let applied = 0;
    const dying = await open(async (step) => {
      if (step === 'applied' && (applied += 1) === 2) throw new Killed();
    });
    await expect(dying.commit(batchOf(first, 1n, null, filling))).rejects.toThrow(Killed);
    expect(await journalledWrites()).toBe(3);
    await open();
    await expectSame(memory);
  });

  it('shows no trace of deleted documents to a reader of the collection', async () => {
    const memory = await newMemory();
    const store = await open();
    for (const [each, changes] of [first, second, third].entries()) {
      const batch = batchOf(changes, BigInt(each + 1), BigInt(each) || null);
      await store.commit(batch);
      await memory.commit(batch);
      await expectSame(memory);
      const ids = ['r-0', 'r-2', 'r-4'];
      expect(await store.load(collections[0]!, ids)).toEqual(await memory.load(collections[0]!, ids));
    }
  });

  it('has the same outcome when old writers die, or pause and resume later', async () => {
    const someChanges = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: 5 }), fc.option(fc.integer({ min: 1, max: 3 }), { nil: null })),
      { selector: ([id]) => id, minLength: 1, maxLength: 5 },
    );
    const someBatch = fc.record({
      changes: someChanges,
      /** The step at which its first writer pauses, if any, and after how many batches it resumes. */
      stop: fc.option(
        fc.record({ step: fc.integer({ min: 1, max: 4 }), goesOnAfter: fc.integer({ min: 0, max: 4 }) }),
        { nil: null },
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(someBatch, { minLength: 2, maxLength: 6 }), async (batches) => {
        const memory = await newMemory();
        const halted: { readonly halt: Halt; readonly goesOnAfter: number; readonly outcome: Promise<unknown> }[] = [];
        let store = await open();
        for (const [index, { changes, stop }] of batches.entries()) {
          const batch = batchOf(changes, BigInt(index + 1), BigInt(index) || null);
          if (stop) {
            const halt = new Halt(stop.step);
            const old = await open(halt.onStep);
            const outcome = old.commit(batch).catch((error: unknown) => error);
            await halt.reached;
            halted.push({ halt, goesOnAfter: index + stop.goesOnAfter, outcome });
            store = await open();
            if ((await store.checkpoint('rows', 1)) !== batch.position) await store.commit(batch);
          } else {
            await store.commit(batch);
          }
          await memory.commit(batch);
          for (const { halt, goesOnAfter, outcome } of halted) {
            if (goesOnAfter !== index) continue;
            halt.release();
            expect([undefined, expect.any(WriterFenced)]).toContainEqual(await outcome);
          }
          await expectSame(memory);
        }
        for (const { halt, outcome } of halted) {
          halt.release();
          await outcome;
        }
        await expectSame(memory);
        await connection.db.dropDatabase();
      }),
      {
        numRuns: 12,
        examples: [
          // An old writer puts late what was deleted meanwhile.
          [
            [
              { changes: [[0, 1]], stop: { step: 2, goesOnAfter: 1 } },
              { changes: [[0, null]], stop: null },
            ],
          ],
          // An old writer deletes late what was put again meanwhile.
          [
            [
              { changes: [[0, 1]], stop: null },
              { changes: [[0, null]], stop: { step: 2, goesOnAfter: 2 } },
              { changes: [[0, 2]], stop: null },
            ],
          ],
        ],
      },
    );
  });
});
