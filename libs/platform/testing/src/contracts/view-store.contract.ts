import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import {
  CheckpointConflict,
  FieldNotInActiveVersion,
  InvalidKeyset,
  NoActiveVersion,
  ReadModelsUnavailable,
  UndeclaredField,
} from '@app/read-models';
import type {
  CollectionSpec,
  CollectionVersion,
  Condition,
  FieldValue,
  FindOptions,
  ViewDocument,
  ViewPage,
  ViewReader,
  ViewStore,
} from '@app/read-models';

export interface ViewStoreUnderTest {
  readonly writer: ViewStore;
  /** Another connection to the same data if the adapter supports one, else the writer itself. */
  readonly reader: ViewStore;
  /** Closes both and removes their data. */
  dispose(): Promise<void>;
}

interface Card extends ViewDocument {
  readonly unit: string | null;
  readonly status: string;
  readonly benefit: number | null;
  readonly title: string;
}

const cards: CollectionSpec<Card> = {
  name: 'contract-card',
  fields: {
    unit: (doc) => doc.unit,
    status: (doc) => doc.status,
    benefit: (doc) => doc.benefit,
    title: (doc) => doc.title,
  },
  indexes: [['benefit'], ['unit', 'benefit'], ['unit', 'status', 'benefit'], ['status', '-benefit', 'title']],
  searchText: (doc) => doc.title,
};

const PROJECTION = 'contract';

const card = (id: string, values: Partial<Card> = {}): Card => ({
  id,
  unit: 'u1',
  status: 'open',
  benefit: 0,
  title: '',
  ...values,
});

/**
 * The guarantees of the ViewStore port, for every adapter. `makeStore` returns an empty store.
 *
 * @param queryHistories number of random document sets that are queried in random ways; fewer on a slow server
 * @param manyDocuments number of documents that share a word, a multiple of 6; EmbeddedViewStore reads 2 000 or more in
 *   another way, other stores may do with fewer
 */
export const viewStoreContract = (
  name: string,
  makeStore: () => Promise<ViewStoreUnderTest>,
  {
    queryHistories = 60,
    manyDocuments = 3_000,
  }: { readonly queryHistories?: number; readonly manyDocuments?: number } = {},
): void => {
  describe(`${name} as a view store`, () => {
    let under: ViewStoreUnderTest;
    let writer: ViewStore;
    let reader: ViewStore;
    const v1: CollectionVersion<Card> = { spec: cards, version: 1 };

    beforeEach(async () => {
      under = await makeStore();
      ({ writer, reader } = under);
    });
    afterEach(() => under.dispose());

    const put = (position: bigint, ...docs: readonly Card[]): Promise<void> =>
      writer.commit({ position, puts: docs.map((doc) => ({ collection: v1, doc })), deletes: [], checkpoints: [] });
    const remove = (position: bigint, id: string): Promise<void> =>
      writer.commit({ position, puts: [], deletes: [{ collection: v1, id }], checkpoints: [] });
    const serveWith = async (...docs: readonly Card[]): Promise<void> => {
      await writer.prepare(v1);
      await put(1n, ...docs);
      await writer.activate([v1], PROJECTION);
    };
    const allPages = async (options: FindOptions): Promise<readonly Card[]> => {
      const items: Card[] = [];
      let after: readonly FieldValue[] | null = null;
      do {
        const page: ViewPage<Card> = await reader.find(cards, { ...options, ...(after && { after }) });
        expect(page.items.length === options.limit || page.next === null).toBe(true);
        items.push(...page.items);
        after = page.next;
      } while (after);
      return items;
    };
    const idsOf = async (options: Partial<FindOptions>): Promise<readonly string[]> =>
      (await reader.find(cards, { limit: 100, ...options })).items.map((doc) => doc.id);

    describe('documents', () => {
      it('are returned as they were put', async () => {
        const doc = card('c-1', { title: 'Cải tiến đồ gá "hàn" \\ \u{1F600}', benefit: 1_000_000_000_000_000 });
        await serveWith(doc);
        expect(await reader.get(cards, 'c-1')).toEqual(doc);
        expect(await reader.get(cards, 'c-2')).toBeNull();
      });

      it('are fetched by many ids, missing ones absent', async () => {
        await serveWith(card('c-1'), card('c-2'));
        expect([...(await reader.getMany(cards, ['c-2', 'none', 'c-1'])).keys()].sort()).toEqual(['c-1', 'c-2']);
        expect([...(await writer.load(v1, ['c-2', 'none'])).keys()]).toEqual(['c-2']);
      });

      it('are replaced by a later position only', async () => {
        await serveWith();
        await put(5n, card('c-1', { title: 'five' }));
        await put(4n, card('c-1', { title: 'four' }));
        await put(5n, card('c-1', { title: 'five again' }));
        expect((await reader.get(cards, 'c-1'))?.title).toBe('five');
        expect(await idsOf({ search: 'again' })).toEqual([]);
        await put(6n, card('c-1', { title: 'six' }));
        expect((await reader.get(cards, 'c-1'))?.title).toBe('six');
      });

      it('are deleted by a later position only, and may be put again', async () => {
        await serveWith();
        await put(5n, card('c-1', { title: 'first' }));
        await remove(5n, 'c-1');
        expect(await reader.count(cards, {})).toBe(1);
        await remove(6n, 'c-1');
        await remove(7n, 'never-there');
        expect(await reader.get(cards, 'c-1')).toBeNull();
        expect(await idsOf({ search: 'first' })).toEqual([]);
        await put(8n, card('c-1', { title: 'second' }));
        expect(await idsOf({ search: 'second' })).toEqual(['c-1']);
      });

      it('are found by their new values after a change, no longer by the old ones', async () => {
        await serveWith(card('c-1', { unit: 'u1', benefit: 5, title: 'old words' }));
        const [loaded] = (await writer.load(v1, ['c-1'])).values();
        await put(2n, { ...loaded!, unit: 'u2', title: 'new words' });
        await put(3n, { ...loaded!, unit: 'u2', title: 'new words', benefit: 7 });
        expect(await idsOf({ where: { unit: 'u1' }, sort: [{ field: 'benefit', direction: 'asc' }] })).toEqual([]);
        expect(await idsOf({ where: { unit: 'u2', benefit: { gt: 6 } } })).toEqual(['c-1']);
        expect(await idsOf({ search: 'old' })).toEqual([]);
        expect(await idsOf({ search: 'new' })).toEqual(['c-1']);
      });

      it('with an unsupported field value are refused with the whole batch', async () => {
        await serveWith();
        await expect(put(2n, card('c-1'), card('c-2', { benefit: Number.NaN }))).rejects.toThrow(TypeError);
        expect(await reader.get(cards, 'c-1')).toBeNull();
      });
    });

    describe('find', () => {
      it('filters by each form of condition', async () => {
        await serveWith(
          card('c-1', { unit: 'u1', benefit: 10 }),
          card('c-2', { unit: 'u2', benefit: 20 }),
          card('c-3', { unit: null, benefit: 30 }),
          card('c-4', { unit: 'u1', benefit: null }),
        );
        expect(await idsOf({ where: { unit: 'u1' } })).toEqual(['c-1', 'c-4']);
        expect(await idsOf({ where: { unit: null } })).toEqual(['c-3']);
        expect(await idsOf({ where: { unit: { in: ['u2', null, 'none'] } } })).toEqual(['c-2', 'c-3']);
        expect(await idsOf({ where: { unit: { in: [] } } })).toEqual([]);
        expect(await idsOf({ where: { benefit: { gte: 20 } } })).toEqual(['c-2', 'c-3']);
        expect(await idsOf({ where: { benefit: { gt: 20 } } })).toEqual(['c-3']);
        expect(await idsOf({ where: { benefit: { lt: 20 } } })).toEqual(['c-1']);
        expect(await idsOf({ where: { benefit: { gte: 10, lte: 20 } } })).toEqual(['c-1', 'c-2']);
        expect(await idsOf({ where: { unit: 'u1', benefit: 10 } })).toEqual(['c-1']);
      });

      it('distinguishes a text from the number it looks like', async () => {
        await serveWith(card('c-1', { unit: '0123' }), card('c-2', { unit: '123' }), card('c-3', { unit: '1e2' }));
        expect(await idsOf({ where: { unit: '123' } })).toEqual(['c-2']);
        expect(await idsOf({ where: { unit: { in: ['0123', '100'] } } })).toEqual(['c-1']);
      });

      it('sorts null first, breaks ties by id in the direction of the sort', async () => {
        await serveWith(
          card('c-1', { benefit: 2 }),
          card('c-2', { benefit: null }),
          card('c-3', { benefit: 2 }),
          card('c-4', { benefit: 1 }),
        );
        expect(await idsOf({ sort: [{ field: 'benefit', direction: 'asc' }] })).toEqual(['c-2', 'c-4', 'c-1', 'c-3']);
        expect(await idsOf({ sort: [{ field: 'benefit', direction: 'desc' }] })).toEqual(['c-3', 'c-1', 'c-4', 'c-2']);
      });

      it('sorts by several fields in mixed directions', async () => {
        await serveWith(
          card('c-1', { status: 'open', benefit: 1, title: 'b' }),
          card('c-2', { status: 'open', benefit: 2, title: 'b' }),
          card('c-3', { status: 'open', benefit: 2, title: 'a' }),
          card('c-4', { status: 'closed', benefit: 3, title: 'a' }),
        );
        const sort = [
          { field: 'benefit', direction: 'desc' },
          { field: 'title', direction: 'asc' },
        ] as const;
        expect(await idsOf({ where: { status: 'open' }, sort })).toEqual(['c-3', 'c-2', 'c-1']);
        expect(await idsOf({ sort })).toEqual(['c-4', 'c-3', 'c-2', 'c-1']);
      });

      it('pages by keyset while documents are added and removed around it', async () => {
        await serveWith(...['b', 'd', 'f', 'h'].map((id, index) => card(id, { benefit: index })));
        const sort = [{ field: 'benefit', direction: 'asc' }] as const;
        const first = await reader.find(cards, { sort, limit: 2 });
        expect(first.items.map((doc) => doc.id)).toEqual(['b', 'd']);
        await remove(2n, 'd');
        await put(3n, card('a', { benefit: 0 }), card('e', { benefit: 1 }));
        const second = await reader.find(cards, { sort, limit: 5, after: first.next! });
        expect(second.items.map((doc) => doc.id)).toEqual(['e', 'f', 'h']);
        expect(second.next).toBeNull();
      });

      it.each(['asc', 'desc'] as const)('pages %s through documents without a value', async (direction) => {
        const docs = [null, 2, null, 1, null, 2, null].map((value, n) =>
          card(`c-${n}`, { benefit: value, status: n % 2 === 0 ? 'open' : 'closed', title: n < 4 ? 'x' : 'y' }),
        );
        await serveWith(...docs);
        const sort = [
          { field: 'benefit', direction },
          { field: 'title', direction },
        ] as const;
        for (const where of [{}, { unit: 'u1' }, { status: { in: ['open', 'closed'] } }]) {
          const expected = answerOf(docs, { where, sort });
          expect(await allPages({ where, sort, limit: 1 })).toEqual(expected);
          expect(await allPages({ where, sort: [sort[0]], limit: 2 })).toEqual(
            answerOf(docs, { where, sort: [sort[0]] }),
          );
        }
      });

      it('reports no next page when the last page is exactly full', async () => {
        await serveWith(card('c-1'), card('c-2'));
        expect((await reader.find(cards, { limit: 2 })).next).toBeNull();
        expect((await reader.find(cards, { limit: 1 })).next).toEqual(['c-1']);
      });

      it('refuses undeclared fields and keysets that do not match the sort', async () => {
        await serveWith(card('c-1'));
        const sort = [{ field: 'benefit', direction: 'asc' }] as const;
        await expect(reader.find(cards, { where: { author: 'x' }, limit: 1 })).rejects.toThrow(UndeclaredField);
        await expect(reader.find(cards, { where: { toString: 'x' }, limit: 1 })).rejects.toThrow(UndeclaredField);
        await expect(reader.count(cards, { where: { author: 'x' } })).rejects.toThrow(UndeclaredField);
        await expect(reader.find(cards, { sort: [{ field: 'author', direction: 'asc' }], limit: 1 })).rejects.toThrow(
          UndeclaredField,
        );
        const { searchText: _, ...unsearchable } = cards;
        await expect(reader.find(unsearchable, { search: 'x', limit: 1 })).rejects.toThrow(UndeclaredField);
        for (const after of [[], ['c-1'], [1, 2], [1, 'c-1', 'c-2'], [{} as never, 'c-1']]) {
          await expect(reader.find(cards, { sort, after, limit: 1 })).rejects.toThrow(InvalidKeyset);
        }
        await expect(reader.find(cards, { limit: 0 })).rejects.toThrow(RangeError);
      });
    });

    describe('search', () => {
      it('finds words by prefix, regardless of case and diacritics', async () => {
        await serveWith(
          card('c-1', { title: 'Đổi mới quy trình hàn' }),
          card('c-2', { title: 'CẢI TIẾN đồ gá, hàn-khung' }),
          card('c-3', { title: 'Tiết kiệm điện' }),
        );
        expect(await idsOf({ search: 'doi moi' })).toEqual(['c-1']);
        expect(await idsOf({ search: 'ĐỔI' })).toEqual(['c-1']);
        expect(await idsOf({ search: 'đồ gá' })).toEqual(['c-2']);
        expect(await idsOf({ search: 'han' })).toEqual(['c-1', 'c-2']);
        expect(await idsOf({ search: 'khu ha' })).toEqual(['c-2']);
        expect(await idsOf({ search: 'ti' })).toEqual(['c-2', 'c-3']);
        expect(await idsOf({ search: 'an' })).toEqual([]);
        expect(await idsOf({ search: 'han dien' })).toEqual([]);
        expect(await idsOf({ search: 'tiến'.normalize('NFD') })).toEqual(['c-2']);
      });

      it('takes every character of the input literally', async () => {
        await serveWith(card('c-1', { title: 'alpha beta' }), card('c-2', { title: 'alpha or gamma near not and' }));
        expect(await idsOf({ search: 'alpha OR gamma' })).toEqual(['c-2']);
        expect(await idsOf({ search: 'beta OR gamma' })).toEqual([]);
        expect(await idsOf({ search: 'alpha NOT beta' })).toEqual([]);
        expect(await idsOf({ search: 'alpha NEAR' })).toEqual(['c-2']);
        expect(await idsOf({ search: '"alpha' })).toEqual(['c-1', 'c-2']);
        expect(await idsOf({ search: 'alpha -beta' })).toEqual(['c-1']);
        expect(await idsOf({ search: 'words:alpha' })).toEqual([]);
        expect(await idsOf({ search: '^alpha* (beta)' })).toEqual(['c-1']);
        expect(await idsOf({ search: 'al%' })).toEqual(['c-1', 'c-2']);
        expect(await idsOf({ search: 'al_ha' })).toEqual([]);
        expect(await idsOf({ search: "alpha'; DROP TABLE collection; --" })).toEqual([]);
        expect(await idsOf({ search: 'alpha\0beta' })).toEqual(['c-1']);
        expect(await idsOf({ search: Array.from({ length: 500 }, (_, n) => `w${n}`).join(' ') })).toEqual([]);
      });

      it.each(['_', '%', '"', '-', '*', '.', "'", '\\', '*** "" ()', ' ', '', '\u0301', '…'])(
        'finds nothing for %j, which has no letter or digit',
        async (search) => {
          await serveWith(card('c-1', { title: 'alpha_beta 100% "a" - * . \' \\' }), card('c-2', { title: '' }));
          expect(await idsOf({ search })).toEqual([]);
          expect(
            await idsOf({ search, where: { unit: 'u1' }, sort: [{ field: 'benefit', direction: 'asc' }] }),
          ).toEqual([]);
          expect(await reader.count(cards, { search })).toBe(0);
        },
      );

      it('finds Đ whichever of its look-alikes is stored or typed', async () => {
        await serveWith(
          card('c-1', { title: '\u00D0\u1ED5i m\u1EDBi' }),
          card('c-2', { title: '\u0110\u1ED5i m\u1EDBi' }),
        );
        for (const search of ['\u0110\u1ED5i', '\u00F0oi', '\u0189\u1ED5i', 'doi']) {
          expect(await idsOf({ search })).toEqual(['c-1', 'c-2']);
        }
      });

      it('agrees with filters, sort, paging and count, for words in few and in very many documents', async () => {
        const every = Math.floor(manyDocuments / 6) + 1;
        const docs = Array.from({ length: manyDocuments }, (_, n) =>
          card(`c-${String(n).padStart(4, '0')}`, {
            unit: n % 3 === 0 ? 'u1' : 'u2',
            benefit: n % 10,
            title: `chung ${n % 2 === 0 ? 'chẵn' : 'lẻ'} ${n % every === 0 ? 'hiếm' : ''}`,
          }),
        );
        await writer.prepare(v1, 'bulk');
        await put(1n, ...docs.slice(0, manyDocuments / 3));
        await put(2n, ...docs.slice(manyDocuments / 3, -manyDocuments / 6));
        await writer.prepare(v1);
        await put(3n, ...docs.slice(-manyDocuments / 6));
        await writer.activate([v1], PROJECTION);

        const sort = [{ field: 'benefit', direction: 'desc' }] as const;
        const rare = docs.filter((_, n) => n % every === 0);
        const found = await allPages({ search: 'hiem chung', sort, limit: 2 });
        expect(found.map((doc) => doc.id)).toEqual(rare.map((doc) => doc.id).reverse());
        expect(await reader.count(cards, { search: 'hiem' })).toBe(rare.length);
        expect(await reader.count(cards, { search: 'chung chan' })).toBe(manyDocuments / 2);
        expect(await reader.count(cards, { search: 'chan', where: { unit: 'u1', benefit: { lt: 5 } } })).toBe(
          docs.filter((_, n) => n % 2 === 0 && n % 3 === 0 && n % 10 < 5).length,
        );
        expect(await reader.count(cards, { search: 'hiem', where: { benefit: { gte: 3 } } })).toBe(
          rare.filter((doc) => doc.benefit! >= 3).length,
        );
        const expected = docs.filter((_, n) => n % 2 === 1 && n % 3 !== 0);
        const seen = await allPages({
          where: { unit: 'u2' },
          search: 'le',
          sort,
          limit: Math.floor(manyDocuments / 7),
        });
        expect(seen.map((doc) => doc.id)).toEqual(
          [...expected].sort((a, b) => b.benefit! - a.benefit! || (a.id < b.id ? 1 : -1)).map((doc) => doc.id),
        );
      });

      it('follows changes of rare words among very many documents', async () => {
        const docs = Array.from({ length: manyDocuments }, (_, n) =>
          card(`c-${n}`, { title: n < 4 ? 'hiếm' : 'chung' }),
        );
        await serveWith(...docs);
        await writer.load(v1, ['c-0', 'c-1', 'c-2']);
        await put(2n, card('c-0', { title: 'chung' }), card('c-7', { title: 'hiếm hoi' }));
        await remove(3n, 'c-1');
        const failing = writer.commit({
          position: 4n,
          puts: [
            { collection: v1, doc: card('c-2', { title: 'chung' }) },
            { collection: v1, doc: card('c-8', { title: 'hiếm' }) },
            { collection: { spec: cards, version: 9 }, doc: card('c-9') },
          ],
          deletes: [{ collection: v1, id: 'c-3' }],
          checkpoints: [],
        });
        await expect(failing).rejects.toThrow('not prepared');
        await put(5n, card('c-4', { title: 'chung hiếm' }));
        expect([...(await idsOf({ search: 'hiem' }))].sort()).toEqual(['c-2', 'c-3', 'c-4', 'c-7']);
        expect(await reader.count(cards, { search: 'hiem' })).toBe(4);
        await remove(6n, 'c-4');
        await put(7n, card('c-2', { title: 'chung' }), card('c-new', { title: 'hiếm' }));
        expect([...(await idsOf({ search: 'hiem' }))].sort()).toEqual(['c-3', 'c-7', 'c-new']);
        expect(await reader.count(cards, { search: 'hiem' })).toBe(3);
      });
    });

    it('returns what a plain array returns for every query, page by page, each document exactly once', async () => {
      let version = 1;
      await fc.assert(
        fc.asyncProperty(someCards, fc.array(someQuery, { minLength: 6, maxLength: 12 }), async (docs, queries) => {
          const collection = { spec: cards, version: (version += 1) };
          const half = Math.floor(docs.length / 2);
          await writer.prepare(collection, version % 2 === 0 ? 'bulk' : 'live');
          const puts = docs.map((doc) => ({ collection, doc }));
          await writer.commit({ position: 1n, puts: puts.slice(0, half), deletes: [], checkpoints: [] });
          await writer.activate([collection], PROJECTION);
          await writer.commit({ position: 2n, puts: puts.slice(half), deletes: [], checkpoints: [] });
          for (const { limit, ...query } of queries) {
            const expected = answerOf(docs, query);
            expect(await allPages({ ...query, limit })).toEqual(expected);
            expect(await reader.count(cards, query)).toBe(expected.length);
          }
        }),
        { numRuns: queryHistories },
      );
    });

    describe('commit', () => {
      beforeEach(() => serveWith());

      it('moves checkpoints from their expected positions', async () => {
        expect(await writer.checkpoint(PROJECTION, 1)).toBeNull();
        await writer.commit(batch(3n, null, card('c-1')));
        await writer.commit(batch(9_007_199_254_740_993n, 3n, card('c-2')));
        expect(await writer.checkpoint(PROJECTION, 1)).toBe(9_007_199_254_740_993n);
        expect(await reader.checkpoints()).toEqual([
          { projection: PROJECTION, version: 1, position: 9_007_199_254_740_993n },
        ]);
      });

      it.each([
        ['a later one', 3n, 2n],
        ['none', null, 2n],
        ['an earlier one', 3n, 4n],
      ])('writes nothing when another runner left %s', async (_, stored, believed) => {
        if (stored !== null) await writer.commit(batch(stored, null));
        const conflicting = writer.commit({
          ...batch(9n, believed, card('c-1')),
          checkpoints: [
            { projection: 'other', version: 1, from: null },
            { projection: PROJECTION, version: 1, from: believed },
          ],
        });
        await expect(conflicting).rejects.toThrow(CheckpointConflict);
        await expect(conflicting).rejects.toMatchObject({ projection: PROJECTION });
        expect(await reader.get(cards, 'c-1')).toBeNull();
        expect(await reader.checkpoint(PROJECTION, 1)).toBe(stored);
        expect(await reader.checkpoint('other', 1)).toBeNull();
      });

      it('writes all or nothing', async () => {
        await put(2n, card('c-0', { title: 'stays' }));
        const unprepared: CollectionVersion = { spec: cards, version: 9 };
        await expect(
          writer.commit({
            position: 3n,
            puts: [
              { collection: v1, doc: card('c-0', { title: 'goes' }) },
              { collection: v1, doc: card('c-1') },
              { collection: unprepared, doc: card('c-2') },
            ],
            deletes: [],
            checkpoints: [{ projection: PROJECTION, version: 1, from: null }],
          }),
        ).rejects.toThrow('not prepared');
        expect((await reader.get(cards, 'c-0'))?.title).toBe('stays');
        expect(await reader.get(cards, 'c-1')).toBeNull();
        expect(await reader.checkpoint(PROJECTION, 1)).toBeNull();
        await put(3n, card('c-0', { title: 'again' }));
        expect(await idsOf({ search: 'again' })).toEqual(['c-0']);
        expect(await idsOf({ search: 'goes' })).toEqual([]);
      });

      const batch = (position: bigint, from: bigint | null, ...docs: readonly Card[]) => ({
        position,
        puts: docs.map((doc) => ({ collection: v1, doc })),
        deletes: [],
        checkpoints: [{ projection: PROJECTION, version: 1, from }],
      });
    });

    describe('one moment', () => {
      const other: CollectionVersion<Card> = { spec: { ...cards, name: 'contract-other' }, version: 1 };
      let position: bigint;
      /** Every document is written anew, one appears and one disappears, in two collections. */
      const commitNext = async (): Promise<void> => {
        position += 1n;
        const written = Number(position);
        await writer.commit({
          position,
          puts: [
            ...['c-1', 'c-2', `n-${position}`].map((id) => ({ collection: v1, doc: card(id, { benefit: written }) })),
            { collection: other, doc: card('c-1', { benefit: written }) },
          ],
          deletes: position > 2n ? [{ collection: v1, id: `n-${position - 1n}` }] : [],
          checkpoints: [{ projection: PROJECTION, version: 1, from: position > 2n ? position - 1n : null }],
        });
      };
      /** What a moment shows: each of these is the number of one commit. */
      const commitsSeen = async (views: ViewReader, between: () => Promise<void>): Promise<readonly unknown[]> => {
        const first = await views.get(cards, 'c-1');
        await between();
        const [elsewhere, page] = await Promise.all([
          views.get(other.spec, 'c-1'),
          views.find(cards, { where: { unit: 'u1' }, sort: [{ field: 'benefit', direction: 'asc' }], limit: 10 }),
        ]);
        await between();
        const several = await views.getMany(cards, ['c-1', 'c-2', `n-${first!.benefit}`]);
        const ofIt = await views.count(cards, { where: { benefit: first!.benefit } });
        expect([several.size, ofIt, page.items.length]).toEqual([3, 3, 3]);
        const checkpoint = await views.checkpoint(PROJECTION, (await views.activeVersion(cards.name))!);
        return [
          ...[first, elsewhere, ...page.items, ...several.values()].map((doc) => doc?.benefit),
          Number(checkpoint),
        ];
      };

      beforeEach(async () => {
        position = 1n;
        await writer.prepare(v1);
        await writer.prepare(other);
        await commitNext();
        await writer.activate([v1], PROJECTION);
        await writer.activate([other], PROJECTION);
      });

      it('is one commit, whatever is committed between its queries', async () => {
        let commits = 0;
        const between = async (): Promise<void> => {
          if (commits < 3) await commitNext();
          commits += 1;
        };
        const seen = await reader.atOneMoment((views) => commitsSeen(views, between));
        expect(new Set(seen).size).toBe(1);
        expect((await reader.get(cards, 'c-1'))!.benefit).toBe(Number(position));
        const next = await reader.atOneMoment((views) => commitsSeen(views, async () => undefined));
        expect(new Set(next)).toEqual(new Set([Number(position)]));
      });

      // Without transactions a moment may find no gap between the batches, and says so.
      it('is one commit beside a writer that does not wait, for many readers', async () => {
        let isWriting = true;
        const write = async (): Promise<void> => {
          for (let commits = 0; commits < 20; commits += 1) await commitNext();
          isWriting = false;
        };
        const read = async (): Promise<void> => {
          do {
            const seen = await reader
              .atOneMoment((views) => commitsSeen(views, () => nextTurn()))
              .catch((error: unknown) => {
                if (!(error instanceof ReadModelsUnavailable)) throw error;
                return [0];
              });
            expect(new Set(seen).size).toBe(1);
          } while (isWriting);
        };
        await Promise.all([write(), read(), read(), read()]);
      });

      it('throws what its reader throws, and what its queries throw', async () => {
        const refused = new Error('refused');
        await expect(reader.atOneMoment(() => Promise.reject(refused))).rejects.toBe(refused);
        const unknown = { ...cards, name: 'contract-unknown' };
        await expect(reader.atOneMoment((views) => views.get(unknown, 'c-1'))).rejects.toThrow(NoActiveVersion);
        const undeclared = { where: { nothing: 1 }, limit: 1 };
        await expect(reader.atOneMoment((views) => views.find(cards, undeclared))).rejects.toThrow(UndeclaredField);
        expect(await reader.atOneMoment((views) => views.count(cards, {}))).toBe(3);
      });
    });

    describe('versions', () => {
      const v2: CollectionVersion<Card> = { spec: cards, version: 2 };
      const putV2 = (position: bigint, doc: Card): Promise<void> =>
        writer.commit({
          position,
          puts: [{ collection: v2, doc }],
          deletes: [],
          checkpoints: [{ projection: PROJECTION, version: 2, from: null }],
        });

      it('are invisible before the first is active', async () => {
        await writer.prepare(v1);
        await put(1n, card('c-1'));
        expect(await reader.activeVersion(cards.name)).toBeNull();
        const nothingYet = (ask: Promise<unknown>) => expect(ask).rejects.toThrow(NoActiveVersion);
        await nothingYet(reader.get(cards, 'c-1'));
        await nothingYet(reader.getMany(cards, ['c-1']));
        await nothingYet(idsOf({}));
        await nothingYet(reader.count(cards, {}));
      });

      it('are built beside the active one, which they replace together with its checkpoint', async () => {
        await serveWith(card('c-1', { title: 'old' }));
        await writer.commit({
          position: 4n,
          puts: [],
          deletes: [],
          checkpoints: [{ projection: PROJECTION, version: 1, from: null }],
        });
        await writer.prepare(v2, 'bulk');
        await putV2(2n, card('c-1', { title: 'new' }));
        expect((await reader.get(cards, 'c-1'))?.title).toBe('old');
        expect(await reader.activeVersion(cards.name)).toBe(1);

        await writer.activate([v2], PROJECTION);
        expect((await reader.get(cards, 'c-1'))?.title).toBe('new');
        expect(await idsOf({ search: 'new' })).toEqual(['c-1']);
        expect(await idsOf({ search: 'old' })).toEqual([]);
        expect(await reader.activeVersion(cards.name)).toBe(2);
        expect(await reader.checkpoints()).toEqual([{ projection: PROJECTION, version: 2, position: 2n }]);
        await expect(put(9n, card('c-1'))).rejects.toThrow('not prepared');
      });

      it('stay up to date with changes after a bulk build', async () => {
        await writer.prepare(v1, 'bulk');
        await put(1n, card('c-1', { title: 'one', benefit: 1 }), card('c-2', { title: 'two', benefit: 2 }));
        await writer.prepare(v1);
        await put(2n, card('c-1', { title: 'three', benefit: 3 }));
        await remove(3n, 'c-2');
        await writer.activate([v1], PROJECTION);
        expect(await idsOf({ search: 'three' })).toEqual(['c-1']);
        expect(await idsOf({ search: 'one' })).toEqual([]);
        expect(await idsOf({ search: 'two' })).toEqual([]);
        expect(await idsOf({ where: { unit: 'u1' }, sort: [{ field: 'benefit', direction: 'asc' }] })).toEqual(['c-1']);
      });

      it('are discarded with their checkpoint unless active', async () => {
        await serveWith(card('c-1'));
        await writer.prepare(v2);
        await putV2(2n, card('c-2'));
        await writer.discard([v2], PROJECTION);
        expect(await writer.checkpoint(PROJECTION, 2)).toBeNull();
        await writer.prepare(v2);
        expect((await writer.load(v2, ['c-2'])).size).toBe(0);
        await expect(writer.discard([v1], PROJECTION)).rejects.toThrow('is active');
        expect(await reader.get(cards, 'c-1')).toEqual(card('c-1'));
      });

      it('refuse other fields under the same number, and accept other indexes', async () => {
        await serveWith(card('c-1', { title: 'x' }));
        const fields = { ...cards.fields, author: () => 'a' };
        await expect(writer.prepare({ spec: { ...cards, fields }, version: 1 })).rejects.toThrow('raise its version');
        const reindexed = { ...cards, indexes: [['title']] };
        await writer.prepare({ spec: reindexed, version: 1 });
        const sort = [{ field: 'title', direction: 'desc' }] as const;
        expect((await reader.find(reindexed, { sort, limit: 5 })).items).toHaveLength(1);
      });

      it('report a query for a field that only the next one has', async () => {
        await serveWith(card('c-1'));
        const next = { ...cards, fields: { ...cards.fields, author: () => 'a' } };
        await expect(reader.find(next, { where: { author: 'a' }, limit: 1 })).rejects.toThrow(FieldNotInActiveVersion);
        await expect(reader.count(next, { where: { author: 'a' } })).rejects.toThrow(FieldNotInActiveVersion);
        expect((await reader.find(next, { where: { unit: 'u1' }, limit: 1 })).items).toHaveLength(1);
      });
    });
  });
};

const unit = fc.constantFrom('u1', 'u2', '0123', null);
const status = fc.constantFrom('open', 'closed');
const benefit = fc.oneof(fc.constant(null), fc.integer({ min: -3, max: 3 }), fc.constantFrom(2 ** 53 - 1, 0.5));
const title = fc.constantFrom('', 'A', 'a', 'ă', 'đổi mới', 'đổi máy', 'z', '\u{1F600}', '\uFFFD', '10', '9');

const someCards: fc.Arbitrary<readonly Card[]> = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), unit, status, benefit, title }),
  { selector: (doc) => doc.id, minLength: 10, maxLength: 40 },
);

const oneOf = <Value extends FieldValue>(value: fc.Arbitrary<Value>): fc.Arbitrary<Condition> =>
  fc.oneof(
    value,
    value.map((only) => ({ in: [only] })),
    fc.array(value, { maxLength: 3 }).map((values) => ({ in: values })),
  );
const range = fc.record(
  { gte: fc.integer({ min: -3, max: 1 }), lt: fc.integer({ min: -1, max: 4 }) },
  { requiredKeys: [] },
);
const textRange = fc.record({ gt: fc.constantFrom('', 'a', '\u{1F600}'), lte: title }, { requiredKeys: [] });

const someQuery = fc.record(
  {
    where: fc.record(
      { unit: oneOf(unit), status: oneOf(status), benefit: fc.oneof(oneOf(benefit), range), title: textRange },
      { requiredKeys: [] },
    ),
    search: fc.constantFrom('doi', 'đổi ma', 'a', '9', '!'),
    sort: fc.uniqueArray(
      fc.record({
        field: fc.constantFrom('unit', 'status', 'benefit', 'title'),
        direction: fc.constantFrom('asc' as const, 'desc' as const),
      }),
      { selector: (key) => key.field, maxLength: 3 },
    ),
    limit: fc.integer({ min: 1, max: 7 }),
  },
  { requiredKeys: ['sort', 'limit'] },
);

/** The expected result, computed without any of the code under test. */
const answerOf = (docs: readonly Card[], query: Omit<FindOptions, 'limit' | 'after'>): readonly Card[] => {
  const sort = query.sort ?? [];
  const words = foldedWords(query.search ?? '');
  return docs
    .filter(
      (doc) =>
        Object.entries(query.where ?? {}).every(([field, condition]) => holds(cards.fields[field]!(doc), condition)) &&
        (query.search === undefined || words.length > 0) &&
        words.every((word) => foldedWords(doc.title).some((candidate) => candidate.startsWith(word))),
    )
    .sort((a, b) => {
      for (const { field, direction } of sort) {
        const order = compare(cards.fields[field]!(a), cards.fields[field]!(b));
        if (order !== 0) return direction === 'asc' ? order : -order;
      }
      return sort.at(-1)?.direction === 'desc' ? compare(b.id, a.id) : compare(a.id, b.id);
    });
};

const foldedWords = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const holds = (value: FieldValue, condition: Condition): boolean => {
  if (condition === null || typeof condition !== 'object') return value === condition;
  if ('in' in condition) return condition.in.includes(value);
  const { gt, gte, lt, lte } = condition;
  return (
    (value !== null || Object.keys(condition).length === 0) &&
    (gt === undefined || compare(value, gt) > 0) &&
    (gte === undefined || compare(value, gte) >= 0) &&
    (lt === undefined || compare(value, lt) < 0) &&
    (lte === undefined || compare(value, lte) <= 0)
  );
};

const compare = (a: FieldValue, b: FieldValue): number => {
  if (typeof a !== 'string' || typeof b !== 'string') {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    const kinds = ['object', 'number', 'string'];
    return kinds.indexOf(typeof a) - kinds.indexOf(typeof b);
  }
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let place = 0; place < Math.min(left.length, right.length); place += 1) {
    const order = left[place]!.codePointAt(0)! - right[place]!.codePointAt(0)!;
    if (order !== 0) return order;
  }
  return left.length - right.length;
};
