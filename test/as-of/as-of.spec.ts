import { existsSync, readFileSync } from 'node:fs';
import { serviceCodec } from '@app/composition';
import { plusMs } from '@app/kernel';
import { logOf } from '../programme/log-of.js';
import { SampleRun } from '../programme/sample-run.js';
import { FieldHistories, listPathsOf, sortsDuring, type Order } from './list-orders.js';

const MINUTES = 60_000;

/** The response for an initiative right after one of its events, while the programme ran. */
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

/** The sample programme; every initiative is read after every command that concerned it. */
const watchedRun = async (sightings: Sighting[]): Promise<SampleRun> =>
  SampleRun.of({
    seed: 3,
    scale: 0.02,
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

describe('a past response of an initiative, asked for with asOf', () => {
  const sightings: Sighting[] = [];
  let run: SampleRun;
  /** By initiative, in the order of its stream. */
  let lives: readonly (readonly Sighting[])[];
  /** A few initiatives of every kind of course in the sample. */
  let chosen: readonly (readonly Sighting[])[];

  beforeAll(async () => {
    run = await watchedRun(sightings);
    const log = await logOf(run.service.eventStore);
    lives = [...grouped(sightings, ({ initiativeId }) => initiativeId).values()];
    const types = new Map(log.map(({ position, type }) => [position, type]));
    const courses = grouped(lives, (life) => life.map(({ position }) => types.get(position)).join());
    chosen = [...courses.values()].flatMap((alike) => alike.slice(0, 5));
  }, 5 * MINUTES);
  afterAll(() => run.close());

  it('recorded after every event of every initiative', async () => {
    const events = (await logOf(run.service.eventStore)).filter(({ stream }) => INITIATIVE.test(stream));
    expect(sightings.map(({ position }) => position).sort(byNumber)).toEqual(events.map(({ position }) => position));
    for (const life of lives) expect(life.map(({ revision }) => Number(revision))).toEqual([...life.keys()]);
    expect(lives).toHaveLength(run.programme.plans.length);
    expect(chosen.length).toBeGreaterThan(30);
  });

  it(
    'by the position of the event, and by any position up to its next',
    async () => {
      const head = (await run.service.eventStore.head())!;
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

  it('404 before the first event', async () => {
    for (const [first] of chosen) {
      const { initiativeId, position } = first!;
      const answer = await run.read(`initiatives/${initiativeId}?asOf=${position - 1n}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'INITIATIVE_NOT_FOUND' } });
    }
  });

  it(
    'by the instant of recording, not a millisecond earlier',
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

  describe('pages of lists', () => {
    // An initiative that is overdue cannot be resubmitted, so its due date stays.
    const fixed: Order = { kind: 'fixed' };
    const log: Order = { kind: 'log' };
    const boards: Order = { kind: 'pinned', spec: 'libs/contexts/figures/src/read/board-pages.slice.spec.ts' };
    const moving: Order = {
      kind: 'refused',
      spec: 'libs/contexts/initiatives/src/read/moving-pages.slice.spec.ts',
    };
    /** Every list, with the queries that choose its order. */
    const LISTS: { readonly [path: string]: { readonly [query: string]: Order } } = {
      '/api/v1/awards': { '': fixed },
      '/api/v1/awards/{awardId}/history': { '': log },
      '/api/v1/campaigns': { '': fixed },
      '/api/v1/campaigns/{campaignId}/history': { '': log },
      '/api/v1/campaigns/{campaignId}/honour-roll': {
        '': { kind: 'refused', spec: 'libs/contexts/awards/src/read/honour-roll/honour-roll.slice.spec.ts' },
      },
      '/api/v1/campaigns/{campaignId}/member-leaderboard': { '': boards, '?by=benefit': boards },
      '/api/v1/campaigns/{campaignId}/participants': { '': fixed },
      '/api/v1/campaigns/{campaignId}/targets': { '': fixed },
      '/api/v1/campaigns/{campaignId}/targets/{unitId}/history': { '': log },
      '/api/v1/campaigns/{campaignId}/unit-leaderboard': {
        '': boards,
        '?by=completion': boards,
        '?by=benefit': boards,
      },
      '/api/v1/events': { '': log },
      '/api/v1/initiatives': {
        '': fixed,
        '?sort=receivedAt': fixed,
        '?sort=benefit': moving,
        '?sort=-benefit': moving,
        '?sort=status': moving,
        '?sort=-status': moving,
      },
      '/api/v1/initiatives/drafts': { '': moving },
      '/api/v1/initiatives/review-queue': { '': fixed, '?queue=OVERDUE': fixed },
      '/api/v1/initiatives/{initiativeId}/history': { '': log },
      '/api/v1/members': {
        '': { kind: 'refused', spec: 'libs/contexts/organisation/src/read/member-list/member-list.slice.spec.ts' },
      },
      '/api/v1/members/{memberId}/history': { '': log },
      '/api/v1/members/{memberId}/initiatives': { '': fixed },
      '/api/v1/metrics-dictionary': { '': { kind: 'whole' } },
      '/api/v1/role-holders': { '': fixed },
      '/api/v1/units': { '': fixed },
      '/api/v1/units/{unitId}/history': { '': log },
    };

    it('neither lose nor repeat a row: this table names every list of the OpenAPI document', () => {
      expect(Object.keys(LISTS)).toEqual([...listPathsOf(run.service.app)].sort());
    });

    it('are in an order that never changed in the whole log, or pinned or refused, as their spec shows', async () => {
      const events = (await logOf(run.service.eventStore)).map((stored) => serviceCodec().decode(stored));
      const histories = await FieldHistories.of(events);
      const { campaignId, unions, unitId } = run.programme.ids;
      const [{ officer }] = unions as [(typeof unions)[0]];
      const ids = {
        campaignId,
        unitId: unitId('root'),
        memberId: officer,
        initiativeId: sightings[0]!.initiativeId,
        awardId: events.find(({ event: { type } }) => type === 'AwardGranted')!.stream.replace(/^award-/, ''),
      };
      const wrong: string[] = [];
      for (const [path, queries] of Object.entries(LISTS)) {
        const request = path.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof ids) => ids[name]);
        for (const [query, order] of Object.entries(queries)) {
          const sorts = await sortsDuring(run.service.app, async () => {
            const { status } = await run.read(
              `${request.replace('/api/v1/', '')}${query}`,
              order.kind === 'log' ? {} : { as: officer },
            );
            if (status !== 200) wrong.push(`${path}${query} answers ${status}`);
          });
          const moves = sorts.some((sorted) => histories.moves(sorted));
          if (order.kind === 'fixed' && sorts.length === 0) wrong.push(`${path}${query} is sorted by what?`);
          if (order.kind === 'fixed' && moves) wrong.push(`${path}${query} is sorted by what changes`);
          if ('spec' in order) {
            const spec = existsSync(order.spec) ? readFileSync(order.spec, 'utf8') : '';
            const shows = order.kind === 'refused' ? 'LIST_CHANGED' : 'x-position';
            if (!spec.includes(shows)) wrong.push(`${order.spec} does not show ${path}`);
            if (!spec.includes(path.split('/').at(-1)!)) wrong.push(`${order.spec} does not ask for ${path}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    });
  });
});

const byNumber = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const grouped = <Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};
