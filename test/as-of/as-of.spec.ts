import { plusMs } from '@app/kernel';
import { logOf } from '../programme/log-of.js';
import { SampleRun } from '../programme/sample-run.js';

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
