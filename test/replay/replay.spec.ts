import { serviceProjections } from '@app/composition';
import { serviceCategories } from '@app/composition/read-models';
import { InMemoryEventStore } from '@app/event-store';
import { ViewStore } from '@app/read-models';
import { openSpecStores, type SpecStores } from '@app/testing';
import { copyLog, logOf, withoutPosition } from '../programme/log-of.js';
import { SampleRun } from '../programme/sample-run.js';
import { buildViews, documentsOf, type Documents } from './view-documents.js';

const MINUTES = 60_000;

describe('the log of the sample programme, replayed', () => {
  let run: SampleRun;
  let live: Documents;

  beforeAll(async () => {
    run = await SampleRun.of({ seed: 3, scale: 0.01 });
    live = await documentsOf(run.service.app.get(ViewStore));
  }, 5 * MINUTES);
  afterAll(() => run.close());

  it('has streams of every declared category, and no others', async () => {
    const log = await logOf(run.service.eventStore);
    const categories = new Set(log.map(({ stream }) => stream.split('-', 1)[0]));
    expect([...categories].sort()).toEqual([...serviceCategories].sort());
  });

  describe('gives the same read models as the running service', () => {
    let stores: SpecStores;

    beforeEach(async () => {
      stores = await openSpecStores({ categories: serviceCategories });
    });
    afterEach(() => stores.dispose());

    it('with documents of every kind except drafts, which the sample does not have', () => {
      const empty = [...live].filter(([, documents]) => documents.size === 0).map(([name]) => name);
      expect(empty).toEqual(['initiative-draft']);
      expect(live.get('initiative-card')!.size).toBe(run.programme.plans.length);
    });

    it.each([
      ['a few at a time, nothing cached', { rebuildBatch: 80, cachedDocuments: 1 }],
      ['in transactions cut short', { rebuildBatch: 100, maxChanges: 50 }],
    ])(
      '%s',
      async (_, sizes) => {
        await buildViews(run.service.eventStore, { views: stores.views, ...sizes });
        expect(await documentsOf(stores.readerViews)).toEqual(live);
      },
      5 * MINUTES,
    );

    it(
      'one event at a time, over the first 200',
      async () => {
        const beginning = new InMemoryEventStore();
        await copyLog((await logOf(run.service.eventStore)).slice(0, 200), beginning);
        await buildViews(beginning, { views: stores.views, rebuildBatch: 1 });
        expect(await documentsOf(stores.readerViews)).toEqual(await documentsOf(await buildViews(beginning)));
      },
      5 * MINUTES,
    );

    it(
      'from zero, and rebuilt as a new version beside the active one',
      async () => {
        const { views, readerViews } = stores;
        const { eventStore } = run.service;
        await buildViews(eventStore, { views });
        expect(await documentsOf(readerViews)).toEqual(live);
        const projections = serviceProjections.map((projection) => ({
          ...projection,
          version: projection.version + 1,
        }));
        await buildViews(eventStore, { views, projections });
        for (const { version, collections } of projections) {
          for (const { name } of collections) expect(await readerViews.activeVersion(name)).toBe(version);
        }
        expect(await documentsOf(readerViews)).toEqual(live);
      },
      5 * MINUTES,
    );

    it(
      'copied event by event to another store, with the same bytes',
      async () => {
        const log = await logOf(run.service.eventStore);
        const { events, views, readerViews } = stores;
        await copyLog(log, events);
        const copied = await logOf(events);
        expect(copied.map(withoutPosition)).toEqual(log.map(withoutPosition));
        await buildViews(events, { views });
        const moved = new Map(log.map(({ position }, index) => [String(position), String(copied[index]!.position)]));
        expect(await documentsOf(readerViews)).toEqual(withPositions(live, moved));
      },
      5 * MINUTES,
    );
  });
});

/** The documents, with every position mapped to another log. */
const withPositions = (documents: Documents, moved: ReadonlyMap<string, string>): Documents =>
  new Map(
    [...documents].map(([name, each]) => [
      name,
      new Map(
        [...each].map(([id, document]) => [
          id,
          JSON.parse(JSON.stringify(document), (key, value: unknown) =>
            key === 'position' ? moved.get(value as string) : value,
          ) as typeof document,
        ]),
      ),
    ]),
  );
