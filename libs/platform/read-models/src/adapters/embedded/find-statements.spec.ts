import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteDatabase, type SqliteValue } from '@app/sqlite';
import { pagedQueryOf, queryOf } from '../../port/query.js';
import type { CollectionSpec, FindOptions, ViewDocument } from '../../port/view-store.js';
import { EmbeddedViewStore } from './embedded-view-store.js';
import { countStatement, searchStatements, pageStatements, orderedScans } from './find-statements.js';
import type { Statement } from './find-statements.js';

interface Card extends ViewDocument {
  readonly unit: string | null;
  readonly status: string;
  readonly submittedAt: string | null;
  readonly benefit: number;
}

const cards: CollectionSpec<Card> = {
  name: 'card',
  fields: {
    unit: (doc) => doc.unit,
    status: (doc) => doc.status,
    submittedAt: (doc) => doc.submittedAt,
    benefit: (doc) => doc.benefit,
  },
  indexes: [
    ['submittedAt'],
    ['unit', 'submittedAt'],
    ['unit', 'status', 'submittedAt'],
    ['status', 'submittedAt', 'benefit'],
    ['unit', '-benefit', 'submittedAt'],
  ],
  searchText: (doc) => doc.status,
};

describe('statements of the embedded view store', () => {
  let folder: string;
  let db: SqliteDatabase;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'views-'));
    const collection = { spec: cards, version: 1 };
    const store = EmbeddedViewStore.open({ folder, mode: 'writer', log: 'log-1' });
    await store.prepare(collection);
    await store.commit({
      position: 1n,
      puts: Array.from({ length: 300 }, (_, n) => ({
        collection,
        doc: { id: `c-${n}`, unit: 'u', status: `s${n % 3}`, submittedAt: `2022-0${1 + (n % 9)}`, benefit: n },
      })),
      deletes: [],
      checkpoints: [],
    });
    await store.activate([collection], 'cards');
    await store.close();
    db = new SqliteDatabase(join(folder, 'views.db'), { readOnly: true });
  });
  afterAll(async () => {
    db.close();
    await rm(folder, { recursive: true });
  });

  const planOf = ({ sql, parameters }: Statement, ...more: number[]): string =>
    db
      .prepare<readonly SqliteValue[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...parameters, ...more)
      .map((row) => row.detail)
      .join('\n');
  const plansOf = (options: Omit<FindOptions, 'limit'>): string[] =>
    pageStatements(cards, 1, pagedQueryOf(cards, { ...options, limit: 20 })).map((each) => planOf(each, 21));

  const down = [{ field: 'submittedAt', direction: 'desc' }] as const;
  const up = [{ field: 'submittedAt', direction: 'asc' }] as const;
  const mixed = [
    { field: 'benefit', direction: 'desc' },
    { field: 'submittedAt', direction: 'asc' },
  ] as const;
  const mixedBack = [
    { field: 'benefit', direction: 'asc' },
    { field: 'submittedAt', direction: 'desc' },
  ] as const;

  it.each<[string, string, Omit<FindOptions, 'limit'>]>([
    ['one value, newest first', 'unit_submittedAt', { where: { unit: 'u' }, sort: down }],
    ['one value, oldest first', 'unit_submittedAt', { where: { unit: 'u' }, sort: up }],
    ['no value', 'unit_submittedAt', { where: { unit: null }, sort: down }],
    ['values in another order', 'unit_status_submittedAt', { where: { status: 's1', unit: 'u' }, sort: down }],
    [
      'several values',
      'unit_status_submittedAt',
      { where: { unit: 'u', status: { in: ['s0', 's1', 's2'] } }, sort: up },
    ],
    [
      'a range of the sort field',
      'unit_submittedAt',
      { where: { unit: 'u', submittedAt: { gte: '2022-03', lt: '2022-05' } }, sort: down },
    ],
    ['the page after a keyset', 'unit_submittedAt', { where: { unit: 'u' }, sort: down, after: ['2022-03', 'c-7'] }],
    ['the page after a null', 'unit_submittedAt', { where: { unit: 'u' }, sort: up, after: [null, 'c-7'] }],
    [
      'a sort that ends in a given value',
      'status_submittedAt_benefit',
      {
        where: { status: 's1' },
        sort: [...up, { field: 'benefit', direction: 'asc' }, { field: 'status', direction: 'asc' }],
      },
    ],
    ['mixed directions', 'unit_-benefit_submittedAt', { where: { unit: 'u' }, sort: mixed }],
    ['mixed directions the other way', 'unit_-benefit_submittedAt', { where: { unit: 'u' }, sort: mixedBack }],
    [
      'mixed directions after a keyset',
      'unit_-benefit_submittedAt',
      { where: { unit: 'u' }, sort: mixed, after: [7, '2022-03', 'c-7'] },
    ],
  ])('search the declared index and never sort: %s', (_, index, options) => {
    const plans = plansOf(options);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      expect(plan).toContain(`USING INDEX v1__card__by_${index} `);
      expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
    }
  });

  it.each([[down], [up]])('scan the declared index from its end when there is no filter: %j', (sort) => {
    const [first] = plansOf({ sort });
    expect(first).toContain('USING INDEX v1__card__by_submittedAt');
    expect(first).not.toContain('TEMP B-TREE');
    for (const plan of plansOf({ sort, after: ['2022-03', 'c-7'] })) expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
  });

  it('keep the order of the scan when it tests words', () => {
    const query = pagedQueryOf(cards, { where: { unit: 'u' }, search: 's', sort: down, limit: 20 });
    for (const { rows } of orderedScans(cards, 1, query)) {
      const plan = planOf(rows, 21);
      expect(plan).toContain('SEARCH v1__card USING INDEX v1__card__by_unit_submittedAt');
      expect(plan).not.toContain('TEMP B-TREE');
    }
  });

  it('start with the search index when words are rare', () => {
    const query = pagedQueryOf(cards, { where: { unit: 'u' }, search: 's', sort: down, limit: 20 });
    const [statement] = searchStatements(cards, 1, query);
    expect(planOf(statement!, 21)).toMatch(
      /SCAN v1__card__search VIRTUAL TABLE INDEX[^]*SEARCH v1__card USING INTEGER PRIMARY KEY/,
    );
  });

  it.each([
    ['unit_submittedAt', { unit: 'u', submittedAt: { gte: '2022-03' } }],
    ['unit_status_submittedAt', { unit: { in: ['u', null] }, status: 's1' }],
  ])('count within the declared index %s', (index, where) => {
    expect(planOf(countStatement(cards, 1, queryOf(cards, { where })))).toMatch(
      new RegExp(`SEARCH v1__card USING COVERING INDEX v1__card__by_${index} `),
    );
  });
});
