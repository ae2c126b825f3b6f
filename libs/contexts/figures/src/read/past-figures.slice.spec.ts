import type { DomainEvent } from '@app/kernel';
import type { SpecService } from '@app/testing';
import { campaignFiguresProjection } from './campaign-figures/campaign-figures.projection.js';
import {
  an,
  binh,
  campaignEvents,
  campaignId,
  east,
  eastPlant,
  id,
  inMarch,
  inMay,
  lifeCycleOf,
  registration,
  targetFor,
  unitEvents,
  westPlant,
} from '../specs/a-history.js';
import { startFigures } from '../specs/figures-service.js';

const paths = [
  `${campaignId}/summary`,
  `${campaignId}/phases/1/summary`,
  `${campaignId}/unit-leaderboard?by=completion&scope=PHASE_1`,
  `${campaignId}/member-leaderboard?by=benefit`,
  `${campaignId}/units/${east}/progress?scope=PHASE_1`,
];

/** The stream and events of each step after the organisation and the campaign. */
const steps: readonly (readonly [string, readonly DomainEvent[]])[] = [
  [`target-${campaignId}_${east}`, [targetFor(east, 'PHASE_1', 2)]],
  [`participation-${campaignId}_${an}`, [registration(an, eastPlant)]],
  ...([eastPlant, westPlant, eastPlant] as const).flatMap((unitId, index): [string, DomainEvent[]][] => {
    const initiativeId = id(6100 + index);
    const lifeCycle = lifeCycleOf(initiativeId);
    const authors = index === 0 ? [an, binh] : [binh];
    return [
      [`initiative-${initiativeId}`, [lifeCycle.submitted({ at: inMarch, unitId, authors }), lifeCycle.reviewed()]],
      [`initiative-${initiativeId}`, [lifeCycle.approved({ at: inMay, benefitVnd: `${index}000` })]],
    ];
  }),
  [
    `unit-${east}`,
    [
      {
        type: 'UnitRenamed',
        data: { unitId: east, previousName: 'Công đoàn EAST', name: 'Công đoàn Đông', decisionNo: 'QĐ-1' },
      },
    ],
  ],
];

interface Answer {
  readonly asOf?: object | null;
}

describe('figures as of a moment', () => {
  let service: SpecService;
  /** What each path responded right after each step, and what was the end of the log. */
  const sightings: { readonly end: bigint; readonly bodies: readonly Answer[] }[] = [];

  const get = (path: string) => service.get(`campaigns/${path}`, { as: an });
  const withAsOf = (path: string, asOf: bigint | string) => `${path}${path.includes('?') ? '&' : '?'}asOf=${asOf}`;

  beforeAll(async () => {
    service = await startFigures(campaignFiguresProjection);
    for (const event of unitEvents) await service.given(`unit-${event.data.unitId}`, event);
    await service.given(`campaign-${campaignId}`, ...campaignEvents);
    service.at(inMay);
    for (const [stream, events] of [['', []] as const, ...steps]) {
      service.later(60_000);
      if (events.length > 0) await service.given(stream, ...events);
      const bodies = [];
      for (const path of paths) bodies.push((await get(path)).json<Answer>());
      sightings.push({ end: (await service.store.head())!, bodies });
    }
  });
  afterAll(() => service.close());

  test('by position: what was the response then, with the position it is of', async () => {
    for (const { end, bodies } of sightings) {
      for (const [index, path] of paths.entries()) {
        const past = await get(withAsOf(path, end));
        const { asOf, ...body } = past.json<Answer>();
        const { asOf: none, ...then } = bodies[index]!;
        expect(body).toEqual(then);
        if (none === null) expect(asOf).toMatchObject({ asked: String(end), axis: 'RECORDED', position: String(end) });
        expect(past.headers['x-position']).toBe(String(end));
      }
    }
  });

  test('by instant: the events recorded by then', async () => {
    const { position, metadata } = (await service.events(`unit-${east}`)).at(-1)!;
    const board = `${campaignId}/unit-leaderboard`;
    const named = async (asOf: string) => {
      const past = await get(withAsOf(board, asOf));
      const { items } = past.json<{ items: readonly { code: string; name: string }[] }>();
      return [items.find(({ code }) => code === 'EAST')?.name, past.headers['x-position']];
    };
    const before = new Date(Date.parse(metadata.recordedAt) - 1).toISOString();
    expect(await named(metadata.recordedAt)).toEqual(['Công đoàn Đông', String(position)]);
    expect(await named(before)).not.toContain('Công đoàn Đông');
  });

  test('pages of a past board are of one moment', async () => {
    const { end } = sightings.at(-1)!;
    const board = withAsOf(`${campaignId}/unit-leaderboard?limit=1`, end);
    const { nextCursor, items } = (await get(board)).json<{ nextCursor: string; items: readonly object[] }>();
    const next = (await get(`${board}&cursor=${nextCursor}`)).json<{ items: readonly object[] }>();
    const whole = (await get(withAsOf(`${campaignId}/unit-leaderboard`, end))).json<{ items: readonly object[] }>();
    expect([...items, ...next.items]).toEqual(whole.items);
    const other = `${withAsOf(`${campaignId}/unit-leaderboard?limit=1`, end - 1n)}&cursor=${nextCursor}`;
    expect((await get(other)).json()).toMatchObject({ code: 'INVALID_CURSOR' });
  });

  interface Difference {
    readonly from: { readonly position: string };
    readonly to: { readonly position: string };
    readonly figures: readonly {
      readonly metric: string;
      readonly from: string | null;
      readonly to: string | null;
      readonly change: string | null;
    }[];
    readonly units: readonly { readonly code: string; readonly figures: Difference['figures'] }[];
  }
  const differenceOf = async (query: string) =>
    (await get(`${campaignId}/summary-difference?${query}`)).json<Difference>();
  const changes = (figures: Difference['figures']) =>
    figures.filter(({ from, to }) => from !== to).map(({ metric, from, to, change }) => [metric, from, to, change]);

  test('GET summary-difference: every figure at both moments, and the units that changed', async () => {
    const [beforeTarget, withTarget, registered, , approved] = sightings.map(({ end }) => end);
    const one = await differenceOf(`scope=PHASE_1&from=${registered}&to=${approved}`);
    expect([one.from.position, one.to.position]).toEqual([String(registered), String(approved)]);
    expect(changes(one.figures)).toEqual([
      ['M02', '0', '1', '1'],
      ['M04', '0', '1', '1'],
      ['M04.BY_CLOSING', '0', '1', '1'],
      ['M06', '0', '2', '2'],
      ['M07', '0', '1', '1'],
      ['M10.CLAIMED', '0', '100', '100'],
    ]);
    expect(one.figures.length).toBeGreaterThan(15);
    expect(one.units.map(({ code, figures }) => [code, changes(figures)])).toEqual([
      [
        'EAST',
        [
          ['M02', '0', '1', '1'],
          ['M04', '0', '1', '1'],
          ['M04.BY_CLOSING', '0', '1', '1'],
          ['M06', '0', '2', '2'],
          ['M09', '0', '500', '500'],
          ['M10.CLAIMED', '0', '100', '100'],
        ],
      ],
    ]);
    const target = await differenceOf(`scope=PHASE_1&from=${beforeTarget}&to=${withTarget}`);
    expect(target.units.map(({ figures }) => changes(figures))).toEqual([
      [
        ['M04.TARGET', null, '2', null],
        ['M09', null, '0', null],
      ],
    ]);
    const backwards = await differenceOf(`scope=PHASE_1&from=${approved}&to=${registered}`);
    expect(changes(backwards.figures)).toContainEqual(['M04', '1', '0', '-1']);
  });

  test('GET summary-difference: up to the end of the log by default, and nothing changes between a moment and itself', async () => {
    const end = (await service.store.head())!;
    const whole = await differenceOf(`from=${sightings[0]!.end}`);
    expect(whole.to.position).toBe(String(end));
    expect(changes(whole.figures)).toContainEqual(['M01', '0', '1', '1']);
    const none = await differenceOf(`from=${end}&to=${end}`);
    expect([changes(none.figures), none.units]).toEqual([[], []]);
    expect((await get(`${campaignId}/summary-difference?from=${end + 1n}`)).json()).toMatchObject({
      code: 'POSITION_BEYOND_END',
    });
    expect((await get(`${campaignId}/summary-difference`)).json()).toMatchObject({ errors: [{ parameter: 'from' }] });
  });

  test('refuses what has not been recorded yet, and knows no campaign before its launch', async () => {
    const end = (await service.store.head())!;
    for (const path of paths) {
      expect((await get(withAsOf(path, end + 1n))).json()).toMatchObject({ code: 'POSITION_BEYOND_END' });
      expect((await get(withAsOf(path, '2032-01-01T00:00:00Z'))).json()).toMatchObject({ code: 'INSTANT_IN_FUTURE' });
      expect((await get(withAsOf(path, 0n))).json()).toMatchObject({ status: 404, code: 'CAMPAIGN_NOT_FOUND' });
    }
  });

  test('while events are written, each answer is the fold of the log up to the position it names', async () => {
    const answers: { readonly path: string; readonly position: string; readonly body: Answer }[] = [];
    const startedAt = (await service.store.head())!;
    const read = async (path: string) => {
      const response = await service.get(`campaigns/${path}`, { as: an, headers: { 'x-min-position': '1' } });
      answers.push({ path, position: String(response.headers['x-position']), body: response.json() });
    };
    const write = async (index: number) => {
      const initiativeId = id(6300 + index);
      const lifeCycle = lifeCycleOf(initiativeId);
      const unitId = index % 3 === 0 ? westPlant : eastPlant;
      await service.given(`initiative-${initiativeId}`, lifeCycle.submitted({ at: inMarch, unitId, authors: [an] }));
      // Waits for the projector, so that the next commit falls among the reads.
      await get(paths[0]!);
      await service.given(`initiative-${initiativeId}`, lifeCycle.reviewed(), lifeCycle.approved({ at: inMay }));
    };
    const readAll = async () => {
      for (const path of paths) await read(path);
    };
    for (let index = 0; index < 5; index += 1) await Promise.all([write(index), readAll()]);

    expect(new Set(answers.map(({ position }) => position)).size).toBeGreaterThan(3);
    expect(answers.some(({ position }) => BigInt(position) > startedAt)).toBe(true);
    const folded = new Map<string, Answer>();
    for (const { path, position, body } of answers) {
      const asked = withAsOf(path, position);
      const past = folded.get(asked) ?? (await get(asked)).json<Answer>();
      folded.set(asked, past);
      expect({ asked, body }).toEqual({ asked, body: { ...past, ...(body.asOf === null && { asOf: null }) } });
    }
  });
});
