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
  inMay,
  lifeCycleOf,
  owner,
  registration,
  targetFor,
  unitEvents,
  west,
  westPlant,
} from '../specs/a-history.js';
import { startFigures } from '../specs/figures-service.js';

interface Page {
  readonly items: readonly { readonly rank: number; readonly code?: string; readonly name?: string | null }[];
  readonly nextCursor: string | null;
}

describe('figures over HTTP', () => {
  let service: SpecService;

  beforeAll(async () => {
    service = await startFigures(campaignFiguresProjection);
    for (const event of unitEvents) await service.given(`unit-${event.data.unitId}`, event);
    await service.given(`campaign-${campaignId}`, ...campaignEvents);
    await service.given(`target-${campaignId}_${east}`, targetFor(east, 'PHASE_1', 1));
    await service.given(`participation-${campaignId}_${an}`, registration(an, eastPlant));
    await service.vault.put(an, {
      fullName: 'Lê Thị An',
      memberNumber: 'DV-1',
      email: null,
      phone: null,
      jobTitle: null,
    });
    service.at(inMay);
    for (const [n, unitId, author] of [
      [1, eastPlant, an],
      [2, eastPlant, an],
      [3, westPlant, binh],
    ] as const) {
      const lifeCycle = lifeCycleOf(id(6000 + n));
      await service.given(
        `initiative-${id(6000 + n)}`,
        lifeCycle.submitted({ at: inMay, unitId, authors: [author] }),
        lifeCycle.reviewed(),
        lifeCycle.approved({ at: inMay }),
      );
    }
  });
  afterAll(() => service.close());

  const get = (path: string) => service.get(`campaigns/${path}`, { as: an });

  test('GET unit-leaderboard: by page, filtered, with defaults', async () => {
    const first = await get(`${campaignId}/unit-leaderboard?limit=1`);
    expect(first.statusCode).toBe(200);
    const { items, nextCursor } = first.json<Page>();
    expect(items.map(({ rank, code }) => [rank, code])).toEqual([[1, 'EAST']]);
    const next = await get(`${campaignId}/unit-leaderboard?limit=1&cursor=${nextCursor}`);
    expect(next.json<Page>()).toMatchObject({ items: [{ rank: 2, code: 'WEST' }], nextCursor: null });

    const completion = await get(`${campaignId}/unit-leaderboard?scope=PHASE_1&by=completion&block=BLOCK-1`);
    expect(completion.json<Page>().items).toMatchObject([
      { rank: 1, unitId: east, completion: { counted: 2, target: 1, percent: '200.0', exceededByPercent: '100.0' } },
    ]);
    const unassigned = await get(`${campaignId}/unit-leaderboard?scope=PHASE_1&by=completion&block=BLOCK-2`);
    expect(unassigned.json<Page>().items).toMatchObject([{ rank: null, unitId: west, completion: { percent: null } }]);
  });

  test('GET unit-leaderboard refuses unknown values, and the cursor of another table', async () => {
    for (const query of [
      'scope=PHASE_0',
      'scope=YEAR',
      'by=name',
      'level=TEAM',
      'block=khối',
      'limit=0',
      'sort=code',
    ]) {
      expect([query, (await get(`${campaignId}/unit-leaderboard?${query}`)).statusCode]).toEqual([query, 400]);
    }
    const { nextCursor } = (await get(`${campaignId}/unit-leaderboard?limit=1`)).json<Page>();
    const elsewhere = await get(`${campaignId}/unit-leaderboard?limit=1&by=benefit&cursor=${nextCursor}`);
    expect(elsewhere.json()).toMatchObject({ status: 400, code: 'INVALID_CURSOR' });
  });

  test('GET member-leaderboard: names from the vault, null once erased', async () => {
    const { items } = (await get(`${campaignId}/member-leaderboard?by=benefit&scope=PEAK_DRIVE`)).json<Page>();
    expect(items).toMatchObject([
      { rank: 1, memberId: an, name: 'Lê Thị An', benefitVerifiedVnd: '180', unit: { code: 'EAST-PLANT' } },
      { rank: 2, memberId: binh, name: null, benefitVerifiedVnd: '90' },
    ]);
  });

  test('GET phases/1/summary', async () => {
    const answer = await get(`${campaignId}/phases/1/summary`);
    expect(answer.json()).toMatchObject({
      campaignCode: 'SAMPLE',
      phase: 1,
      figures: {
        scope: 'PHASE_1',
        tally: { submissions: 3, counted: 3 },
        units: { total: 2, takingPart: 2, reachedTarget: 1 },
        daily: [{ day: '2022-05-10', submissions: 3, counted: 3 }],
      },
      peakDrive: { days: 40 },
      sealed: null,
    });
  });

  test('GET summary', async () => {
    expect((await get(`${campaignId}/summary`)).json()).toMatchObject({
      ownerUnitId: owner,
      registeredMembers: 1,
      figures: { authors: 2, tally: { benefitVerifiedVnd: '270' } },
      phases: [{ phase: 1 }, { phase: 2 }],
    });
  });

  test('GET units/{id}/progress', async () => {
    expect((await get(`${campaignId}/units/${east}/progress?scope=PHASE_1`)).json()).toMatchObject({
      unit: { code: 'EAST' },
      scopes: [{ scope: 'CAMPAIGN' }, { scope: 'PHASE_1' }, { scope: 'PHASE_2' }, { scope: 'PEAK_DRIVE' }],
      children: [
        { code: 'EAST-PLANT', subtree: { counted: 2 } },
        { code: 'EAST-PORT', subtree: { counted: 0 } },
      ],
    });
  });

  test.each([
    [`${id(77)}/summary`, 'CAMPAIGN_NOT_FOUND'],
    [`${id(77)}/unit-leaderboard`, 'CAMPAIGN_NOT_FOUND'],
    [`${id(77)}/member-leaderboard`, 'CAMPAIGN_NOT_FOUND'],
    [`${campaignId}/unit-leaderboard?scope=PHASE_7`, 'PHASE_NOT_FOUND'],
    [`${campaignId}/phases/7/summary`, 'PHASE_NOT_FOUND'],
    [`${campaignId}/units/${id(77)}/progress`, 'UNIT_NOT_FOUND'],
  ])('GET %s is 404 %s', async (path, code) => {
    expect((await get(path)).json()).toMatchObject({ status: 404, code });
  });
});
