import fc from 'fast-check';
import { InMemoryViewStore } from '../adapters/in-memory/in-memory-view-store.js';
import { comesAfter } from './comes-after.js';
import type { CollectionSpec, FindOptions } from './view-store.js';

interface Toy {
  readonly id: string;
  readonly price: number | null;
  readonly name: string;
}

const toys: CollectionSpec<Toy> = {
  name: 'toy',
  fields: { price: ({ price }) => price, name: ({ name }) => name },
  indexes: [],
};

test('the documents after a keyset are those that the next page shows', async () => {
  const toy = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    price: fc.option(fc.integer({ min: 0, max: 2 })),
    name: fc.constantFrom('', 'x', 'ê'),
  });
  const direction = fc.constantFrom('asc' as const, 'desc' as const);
  const sort = fc
    .subarray(['price', 'name'])
    .chain((fields) => fc.tuple(...fields.map((field) => direction.map((each) => ({ field, direction: each })))));
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(toy, { selector: ({ id }) => id }),
      sort,
      async (docs, order: FindOptions['sort'] & {}) => {
        const store = new InMemoryViewStore();
        const collection = { spec: toys, version: 1 };
        await store.prepare(collection);
        const puts = docs.map((doc) => ({ collection, doc }));
        await store.commit({ position: 1n, puts, deletes: [], checkpoints: [] });
        await store.activate([collection], 'toys');
        const { next } = await store.find(toys, { sort: order, limit: 1 });
        const after = next ?? [...order.map(() => null), 'z'];
        const { items } = await store.find(toys, { sort: order, after, limit: 10 });
        const behind = docs.filter((doc) => comesAfter(toys, doc, { sort: order, after }));
        expect(behind.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
      },
    ),
    { numRuns: 200 },
  );
});
