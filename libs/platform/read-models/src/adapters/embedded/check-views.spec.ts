import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteDatabase } from '@app/sqlite';
import { ReadModelsDamaged, type CollectionSpec, type CollectionVersion } from '../../port/view-store.js';
import { faultsOfViews } from './check-views.js';
import { EmbeddedViewStore } from './embedded-view-store.js';

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly approved: number;
}

const units: CollectionSpec<Unit> = {
  name: 'unit',
  fields: { name: ({ name }) => name, approved: ({ approved }) => approved },
  indexes: [['approved']],
  searchText: ({ name }) => name,
};
const unitVersion: CollectionVersion = { spec: units, version: 1 };
const vungTau: Unit = { id: 'u1', name: 'Vũng Tàu', approved: 3 };
const dungQuat: Unit = { id: 'u2', name: 'Dung Quất', approved: 5 };

describe('views.db, damaged', () => {
  let folder: string;

  const edit = (sql: string): void => {
    const db = new SqliteDatabase(join(folder, 'views.db'));
    db.exec(sql);
    db.close();
  };
  const faults = (): Promise<readonly string[]> => faultsOfViews(folder, [units]);
  const withStore = async <Result>(ask: (store: EmbeddedViewStore) => Promise<Result>): Promise<Result> => {
    const store = EmbeddedViewStore.open({ folder, mode: 'reader', log: 'log-1' });
    try {
      return await ask(store);
    } finally {
      await store.close();
    }
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'views-'));
    const store = EmbeddedViewStore.open({ folder, mode: 'writer', log: 'log-1' });
    await store.prepare(unitVersion);
    await store.commit({
      position: 7n,
      puts: [vungTau, dungQuat].map((doc) => ({ collection: unitVersion, doc })),
      deletes: [],
      checkpoints: [{ projection: 'units', version: 1, from: null }],
    });
    await store.activate([unitVersion], 'units');
    await store.close();
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is told from a sound one', async () => {
    expect(await faults()).toEqual([]);
  });

  it('is told from a sound one that is written meanwhile', async () => {
    const store = EmbeddedViewStore.open({ folder, mode: 'writer', log: 'log-1' });
    try {
      await store.prepare(unitVersion);
      const written: Promise<void>[] = [];
      const rename = (): void => {
        const position = 8n + BigInt(written.length);
        const puts = [{ collection: unitVersion, doc: { ...vungTau, name: `Vũng Tàu ${position}` } }];
        written.push(store.commit({ position, puts, deletes: [], checkpoints: [] }));
      };
      expect(await faultsOfViews(folder, [units], { onProgress: rename })).toEqual([]);
      await Promise.all(written);
      expect(written).not.toEqual([]);
    } finally {
      await store.close();
    }
  });

  it.each([
    ['a document', `UPDATE v1__unit SET doc = replace(doc, '"approved":3', '"approved":9')`, /document of unit/],
    ['a column that queries read', 'UPDATE v1__unit SET f_approved = 9', /columns of u1/],
    ['the words of the search', `UPDATE v1__unit SET words = ' hue'`, /columns of u1/],
    ['a checkpoint', 'UPDATE checkpoint SET position = 9', /checkpoint of units/],
    ['the version in service', 'UPDATE collection SET served = 0', /collection unit/],
    ['the search index', `INSERT INTO v1__unit__search (rowid, words) VALUES (9, ' hue')`, /search index/],
    ['a table that is gone', 'DROP TABLE v1__unit', /v1__unit/],
  ])('is found out: %s', async (_, sql, message) => {
    edit(sql);
    expect(await faults()).toEqual([expect.stringMatching(message)]);
  });

  it('serves no changed document, and no document under the id of another', async () => {
    edit(
      `UPDATE v1__unit SET doc = replace(doc, '"approved":3', '"approved":9'); UPDATE v1__unit SET id = 'u3' WHERE id = 'u2'`,
    );
    await expect(withStore((store) => store.get(units, 'u1'))).rejects.toThrow(ReadModelsDamaged);
    await expect(withStore((store) => store.find(units, { limit: 9 }))).rejects.toThrow(ReadModelsDamaged);
    await expect(withStore((store) => store.get(units, 'u3'))).rejects.toThrow('u3 leads to document u2');
  });

  it('skips no event over a changed checkpoint', async () => {
    edit('UPDATE checkpoint SET position = 9');
    await expect(withStore((store) => store.checkpoint('units', 1))).rejects.toThrow(ReadModelsDamaged);
    await expect(withStore((store) => store.checkpoints())).rejects.toThrow(ReadModelsDamaged);
  });

  it('says so when a table is gone', async () => {
    edit('DROP TABLE v1__unit');
    await expect(withStore((store) => store.find(units, { limit: 9 }))).rejects.toThrow(ReadModelsDamaged);
  });
});
