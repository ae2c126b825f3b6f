import { serviceProjections } from '@app/composition';
import { EmbeddedEventStore, InMemoryEventStore, type EventStore } from '@app/event-store';
import { plusMs } from '@app/kernel';
import { EmbeddedViewStore, ViewStore } from '@app/read-models';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logOf } from '../programme/log-of.js';
import { SampleRun } from '../programme/sample-run.js';
import { buildViews, documentsOf, type Documents } from './view-documents.js';

const MINUTES = 60_000;

/** How an initiative was answered right after one of its events, while the programme ran. */
interface Sighting {
  readonly initiativeId: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly card: object;
}

interface Card {
  readonly asOf: { readonly position: string; readonly recordedAt: string } | null;
}

const INITIATIVE = /^initiative-/;

/** The sample programme, with every initiative looked at after every command that concerned it. */
const watchedRun = async (sightings: Sighting[]): Promise<SampleRun> =>
  SampleRun.of({
    seed: 3,
    scale: 0.03,
    around: (run, send) => async (command, envelope) => {
      const outcome = await send(command, envelope);
      const { stream, id: initiativeId, revision, position } = outcome;
      if (INITIATIVE.test(stream)) {
        sightings.push({
          initiativeId,
          revision,
          position,
          card: await run.get(`initiatives/${initiativeId}`, position),
        });
      }
      return outcome;
    },
  });

describe('the log of the sample programme, replayed', () => {
  const sightings: Sighting[] = [];
  let run: SampleRun;
  let folder: string;
  let live: Documents;

  beforeAll(async () => {
    run = await watchedRun(sightings);
    folder = mkdtempSync(join(tmpdir(), 'replay-'));
    live = await documentsOf(run.service.app.get(ViewStore));
  }, 5 * MINUTES);
  afterAll(async () => {
    await run.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('gives the read models that the running service built', () => {
    it('which hold something of every kind but drafts, of which the sample has none', () => {
      const empty = [...live].filter(([, documents]) => documents.size === 0).map(([name]) => name);
      expect(empty).toEqual(['initiative-draft']);
      expect(live.get('initiative-card')!.size).toBe(run.programme.plans.length);
    });

    it('from zero', async () => {
      expect(await documentsOf(await buildViews(run.service.events))).toEqual(live);
    });

    it.each([
      ['one event at a time', { rebuildBatch: 1 }],
      ['a few at a time, nothing kept in memory', { rebuildBatch: 7, remembered: 1 }],
      ['in transactions cut short', { rebuildBatch: 100, maxChanges: 3 }],
    ])('%s', async (_, sizes) => {
      expect(await documentsOf(await buildViews(run.service.events, sizes))).toEqual(live);
    });

    it('on the embedded store, and again as a new version beside the one in service', async () => {
      const views = EmbeddedViewStore.open({ folder: join(folder, 'rebuilt'), mode: 'writer' });
      await buildViews(run.service.events, { views });
      expect(await documentsOf(views)).toEqual(live);
      const projections = serviceProjections.map((projection) => ({ ...projection, version: projection.version + 1 }));
      await buildViews(run.service.events, { views, projections });
      for (const { version, collections } of projections) {
        for (const { name } of collections) expect(await views.servedVersion(name)).toBe(version);
      }
      expect(await documentsOf(views)).toEqual(live);
      await views.close();
    });
  });

  it('keeps its bytes and gives the same read models from store to store, copied event by event', async () => {
    const log = await logOf(run.service.events);
    const memory = new InMemoryEventStore();
    const embedded = await EmbeddedEventStore.open({
      folder: join(folder, 'copied'),
      mode: 'writer',
      checkpointer: 'inline',
    });
    await copy(run.service.events, memory);
    await copy(memory, embedded);
    expect(await logOf(memory)).toEqual(log);
    expect(await logOf(embedded)).toEqual(log);
    expect(await documentsOf(await buildViews(memory))).toEqual(live);
    expect(await documentsOf(await buildViews(embedded))).toEqual(live);
    await embedded.close();
  });

  describe('shows an initiative as of any of its events as it was answered then', () => {
    /** By initiative, in the order of its stream. */
    let lives: readonly (readonly Sighting[])[];
    /** A few of every course that a life takes in the sample. */
    let chosen: readonly (readonly Sighting[])[];

    beforeAll(async () => {
      const log = await logOf(run.service.events);
      lives = [...grouped(sightings, ({ initiativeId }) => initiativeId).values()];
      const courses = grouped(lives, (life) => life.map(({ position }) => log[Number(position)]!.type).join());
      chosen = [...courses.values()].flatMap((alike) => alike.slice(0, 5));
    });

    it('looked at after every event of every initiative', async () => {
      const events = (await logOf(run.service.events)).filter(({ stream }) => INITIATIVE.test(stream));
      expect(sightings.map(({ position }) => position).sort(byNumber)).toEqual(events.map(({ position }) => position));
      for (const life of lives) expect(life.map(({ revision }) => Number(revision))).toEqual([...life.keys()]);
      expect(lives).toHaveLength(run.programme.plans.length);
      expect(chosen.length).toBeGreaterThan(30);
    });

    it(
      'by the position of the event, and by any position up to its next',
      async () => {
        const head = (await run.service.events.head())!;
        for (const life of chosen) {
          for (const [index, { initiativeId, position, card }] of life.entries()) {
            const last = (life[index + 1]?.position ?? head + 1n) - 1n;
            for (const asOf of new Set([position, last])) {
              const past = await run.get<Card>(`initiatives/${initiativeId}?asOf=${asOf}`);
              expect(past).toEqual({ ...card, asOf: expect.objectContaining({ position: position.toString() }) });
            }
          }
        }
      },
      MINUTES,
    );

    it('and not at all before its first', async () => {
      for (const [first] of chosen) {
        const { initiativeId, position } = first!;
        const answer = await run.read(`initiatives/${initiativeId}?asOf=${position - 1n}`);
        expect(answer).toMatchObject({ status: 404, body: { code: 'INITIATIVE_NOT_FOUND' } });
      }
    });

    it(
      'by the instant it was recorded, and not a millisecond earlier',
      async () => {
        for (const life of chosen) {
          for (const [index, { initiativeId, position, card }] of life.entries()) {
            const { asOf } = await run.get<Card>(`initiatives/${initiativeId}?asOf=${position}`);
            const { recordedAt } = asOf!;
            const then = await run.get<Card>(`initiatives/${initiativeId}?asOf=${recordedAt}`);
            expect(then).toEqual({ ...card, asOf: { ...asOf, asked: recordedAt } });
            const earlier = await run.read(`initiatives/${initiativeId}?asOf=${plusMs(recordedAt, -1)}`);
            const before = life[index - 1];
            if (before)
              expect(earlier.body).toMatchObject({ ...before.card, asOf: { position: before.position.toString() } });
            else expect(earlier.status).toBe(404);
          }
        }
      },
      MINUTES,
    );
  });
});

const byNumber = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** Each event in an append of its own, in the order of the log. */
const copy = async (from: EventStore, to: EventStore): Promise<void> => {
  const log = await logOf(from);
  await Promise.all(
    log.map((event) => to.append(event.stream, event.revision === 0n ? 'no-stream' : event.revision - 1n, [event])),
  );
};

const grouped = <Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};
