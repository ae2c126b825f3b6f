import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FigureScope } from '@app/campaigns/contracts';
import type { RecordedEvent } from '@app/event-store';
import type { DomainEvent, Instant } from '@app/kernel';
import { InMemoryPersonVault } from '@app/person-vault';
import { EmbeddedViewStore, InMemoryViewStore, type ViewStore } from '@app/read-models';
import {
  an,
  beginning,
  binh,
  campaign,
  campaignId,
  chi,
  closesAt,
  cutoff,
  east,
  eastPlant,
  eastPort,
  id,
  inAugust,
  inMay,
  lastInstant,
  lifeCycleOf,
  opensAt,
  owner,
  peakStartsAt,
  recorded,
  registration,
  targetFor,
  west,
  westPlant,
} from '../specs/a-history.js';
import { foldedPhase } from '../specs/folded-phase.js';
import { ProjectedViews } from '../specs/projected-views.js';
import { NO_TALLY } from '../fold/tally.js';
import {
  GetMemberLeaderboardHandler,
  GetMemberLeaderboardQuery,
  type MemberMeasure,
} from './member-leaderboard/get-member-leaderboard.js';
import type { MemberLeaderboardRowResponse } from './member-leaderboard/member-leaderboard.response.js';
import { GetPhaseSummaryHandler, GetPhaseSummaryQuery } from './phase-summary/get-phase-summary.js';
import { campaignFiguresProjection } from './campaign-figures/campaign-figures.projection.js';
import { GetCampaignSummaryHandler, GetCampaignSummaryQuery } from './campaign-summary/get-campaign-summary.js';
import { memberFigures, memberFiguresId, type MemberFigures } from './member-figures.view.js';
import { unitFigures, unitFiguresId, type UnitFigures } from './unit-figures.view.js';
import {
  GetUnitLeaderboardHandler,
  GetUnitLeaderboardQuery,
  type UnitMeasure,
} from './unit-leaderboard/get-unit-leaderboard.js';
import type { UnitLeaderboardRowResponse } from './unit-leaderboard/unit-leaderboard.response.js';
import { GetUnitProgressHandler, GetUnitProgressQuery } from './unit-progress/get-unit-progress.js';

const [harbour, mill, depot, yard] = [13, 14, 15, 16].map(id) as [string, string, string, string];
const [gone, elsewhere] = [17, 18].map(id) as [string, string];
const moreUnits: readonly DomainEvent[] = [
  [harbour, 'HARBOUR', 'BLOCK-1'],
  [mill, 'MILL', 'BLOCK-2'],
  [depot, 'DEPOT', 'BLOCK-2'],
  [yard, 'YARD', null],
].map(([unitId, code, block]) => ({
  type: 'UnitEstablished',
  data: { unitId, code, name: `Công đoàn ${code}`, level: 'AFFILIATED', parentId: owner, block },
}));

const unitFounded = (unitId: string, code: string, parentId: string | null): DomainEvent => ({
  type: 'UnitEstablished',
  data: { unitId, code, name: `Công đoàn ${code}`, level: 'AFFILIATED', parentId, block: null },
});

let lifeCycles = 5000;
interface Counted {
  readonly authors?: readonly string[];
  readonly benefitVnd?: string | null;
  readonly claimedVnd?: string | null;
}

/** An initiative received and approved at these instants. */
const counted = (
  unitId: string,
  received: Instant,
  approved: Instant,
  { authors = [an], benefitVnd = '0', claimedVnd = '0' }: Counted = {},
): readonly RecordedEvent[] => {
  const lifeCycle = lifeCycleOf(id((lifeCycles += 1)));
  const unitPath = [harbour, mill, depot, yard].includes(unitId) ? { unitPath: [owner, unitId] } : {};
  return [
    recorded(lifeCycle.submitted({ at: received, unitId, authors, claimedVnd, ...unitPath }), received),
    recorded(lifeCycle.reviewed(), received),
    recorded(lifeCycle.approved({ at: approved, benefitVnd }), approved),
  ];
};
const underReview = (unitId: string, received: Instant): readonly RecordedEvent[] => {
  const lifeCycle = lifeCycleOf(id((lifeCycles += 1)));
  return [recorded(lifeCycle.submitted({ at: received, unitId }), received), recorded(lifeCycle.reviewed(), received)];
};

const march = (day: number): Instant => `2022-03-${day.toString().padStart(2, '0')}T02:00:00.000Z`;

/**
 * Phase 1, by count: EAST 3; WEST and HARBOUR 2 each, HARBOUR earlier; MILL and DEPOT 1 each at the same instant; YARD
 * only a target. EAST has a target of 2, WEST of 4, HARBOUR of 5, YARD of 10; MILL and DEPOT none.
 */
const history = (): readonly RecordedEvent[] => [
  ...beginning(),
  ...moreUnits.map((event) => recorded(event, opensAt)),
  recorded(targetFor(owner, 'PHASE_1', 8), march(1)),
  recorded(targetFor(owner, 'CAMPAIGN', 100), march(1)),
  recorded(targetFor(east, 'PHASE_1', 2), march(1)),
  recorded(targetFor(west, 'PHASE_1', 4), march(1)),
  recorded(targetFor(harbour, 'PHASE_1', 5), march(1)),
  recorded(targetFor(yard, 'PHASE_1', 10), march(1)),
  recorded(registration(an, eastPlant), march(1)),
  recorded(registration(binh, eastPort), march(1)),
  recorded(registration(chi, westPlant), march(1)),
  // Dissolved, and its target withdrawn.
  recorded(unitFounded(gone, 'GONE', owner), march(1)),
  recorded(targetFor(gone, 'PHASE_1', 9), march(1)),
  recorded({ type: 'UnitDissolved' as const, data: { unitId: gone, decisionNo: '4/QĐ' } }, march(2)),
  recorded(targetFor(gone, 'PHASE_1', 0), march(2)),
  recorded(unitFounded(elsewhere, 'ELSEWHERE', null), march(1)),
  ...counted(eastPlant, march(2), march(20), { authors: [an, binh], benefitVnd: '1000', claimedVnd: '1200' }),
  ...counted(eastPort, lastInstant, lastInstant, { authors: [binh], benefitVnd: null, claimedVnd: null }),
  ...counted(east, march(2), closesAt, { authors: [an], benefitVnd: '5', claimedVnd: '5' }),
  ...counted(harbour, march(3), march(21), { benefitVnd: '7000' }),
  ...counted(harbour, march(3), march(22)),
  ...counted(westPlant, march(4), march(23), { authors: [chi], benefitVnd: '7000' }),
  ...counted(westPlant, march(4), march(24), { authors: [chi] }),
  ...counted(mill, march(5), march(25)),
  ...counted(depot, march(5), march(25)),
  ...underReview(westPlant, inMay),
  recorded(lifeCycleOf(id(4999)).submitted({ at: inMay, unitId: westPlant }), inMay),
  recorded(lifeCycleOf(id(4999)).rejected(), inMay),
];

/** The history, then the sealing of phase 1 by the command's own fold, then another rejection. */
const sealedHistory = (): readonly RecordedEvent[] => {
  const log = history();
  const { figures, unitFigures } = foldedPhase(log, campaign, 1);
  const closed = {
    type: 'PhaseClosed' as const,
    data: {
      campaignId,
      phase: 1,
      closesAt,
      evaluationCutoff: cutoff,
      ruleSetVersion: 1,
      ruleSetHash: 'ab',
      figures,
      unitFigures,
      carriedOverTo: 2,
      decisionNo: '9/QĐ',
    },
  };
  const late = lifeCycleOf(id(4998));
  return [
    ...log,
    recorded(late.submitted({ at: inMay, unitId: eastPlant }), inMay),
    recorded(closed, inAugust),
    recorded(late.approved({ at: inAugust, inPhase: 2 }), inAugust),
  ];
};

/** Rows of a level of their own, of which two each differ by less than a tenth, or by less than 2^53 can tell. */
const nearEquals: readonly UnitFigures[] = [
  { code: 'A', counted: 41, target: 68, verifiedVnd: '9007199254740992' },
  { code: 'B', counted: 38, target: 63, verifiedVnd: '9007199254740993' },
  { code: 'C', counted: 1_999, target: 2_000, verifiedVnd: '99999999999999999999' },
  { code: 'D', counted: 1, target: 2, verifiedVnd: '100000000000000000000' },
  { code: 'E', counted: 2, target: 4, verifiedVnd: '9007199254740993' },
].map(({ code, counted: n, target, verifiedVnd }, index) => ({
  id: unitFiguresId(campaignId, 'CAMPAIGN', id(7000 + index)),
  campaignId,
  scope: 'CAMPAIGN',
  unit: { unitId: id(7000 + index), code, level: 'VGCL', block: null, active: true },
  total: { ...NO_TALLY, submissions: n, counted: n, verifiedVnd },
  own: null,
  registered: 0,
  authors: 0,
  targets: { M04: target },
  reached: { countedAt: inMay, verifiedAt: inMay, targetAt: opensAt, completion: 0, completionAt: inMay },
  sealed: null,
}));
const nearEqualMembers: readonly MemberFigures[] = ['9007199254740992', '9007199254740993', '0'].map(
  (verifiedVnd, index) => ({
    id: memberFiguresId(campaignId, 'PEAK_DRIVE', id(7100 + index)),
    campaignId,
    scope: 'PEAK_DRIVE',
    memberId: id(7100 + index),
    unitId: east,
    registered: false,
    counted: 1,
    verifiedVnd,
    countedAt: inMay,
    verifiedAt: inMay,
    places: [],
  }),
);

const stores: readonly (readonly [string, () => { store: ViewStore; dispose: () => void }])[] = [
  ['in memory', () => ({ store: new InMemoryViewStore(), dispose: () => undefined })],
  [
    'embedded',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'figures-'));
      return {
        store: EmbeddedViewStore.open({ folder, mode: 'writer', log: 'log-1' }),
        dispose: () => rmSync(folder, { recursive: true }),
      };
    },
  ],
];

describe.each(stores)('queries of the figures, %s', (_, openStore) => {
  let store: ViewStore;
  let dispose: () => void;
  const persons = new InMemoryPersonVault();

  beforeAll(async () => {
    ({ store, dispose } = openStore());
    const views = await ProjectedViews.of(campaignFiguresProjection, sealedHistory());
    for (const row of nearEquals) views.put(unitFigures, row);
    for (const row of nearEqualMembers) views.put(memberFigures, row);
    await views.serveIn(store, campaignFiguresProjection);
    const contact = { memberNumber: 'DV-1', email: null, phone: null, jobTitle: null };
    await persons.put(an, { ...contact, fullName: 'Lê Thị An' });
    await persons.put(chi, { ...contact, fullName: 'Vũ Thị Chi' });
  });
  afterAll(async () => {
    await store.close();
    dispose();
  });

  interface BoardShown {
    readonly limit?: number;
    readonly scope?: FigureScope;
    readonly level?: string;
    readonly block?: string | null;
  }
  const unitBoard = async (
    by: UnitMeasure,
    { limit = 50, scope = 'PHASE_1', level = 'AFFILIATED', block = null }: BoardShown = {},
  ): Promise<readonly UnitLeaderboardRowResponse[]> => {
    const rows: UnitLeaderboardRowResponse[] = [];
    let after: GetUnitLeaderboardQuery['after'];
    do {
      const { answer: page } = await new GetUnitLeaderboardHandler(store).execute(
        new GetUnitLeaderboardQuery(campaignId, { scope, level, block, by }, limit, after),
      );
      rows.push(...page.items);
      after = page.next ?? undefined;
    } while (after);
    return rows;
  };
  const summaryOf = async (phase: number) =>
    (await new GetPhaseSummaryHandler(store).execute(new GetPhaseSummaryQuery(campaignId, phase))).answer;
  const memberBoard = async (
    by: MemberMeasure,
    limit = 50,
    scope: FigureScope = 'PHASE_1',
  ): Promise<readonly MemberLeaderboardRowResponse[]> => {
    const rows: MemberLeaderboardRowResponse[] = [];
    let after: GetMemberLeaderboardQuery['after'];
    do {
      const { answer: page } = await new GetMemberLeaderboardHandler(store, persons).execute(
        new GetMemberLeaderboardQuery(campaignId, { scope, by }, limit, after),
      );
      rows.push(...page.items);
      after = page.next ?? undefined;
    } while (after);
    return rows;
  };
  const ranking = (rows: readonly { readonly rank: number | null; readonly code: string }[]) =>
    rows.map(({ rank, code }) => `${rank} ${code}`);

  describe('unit leaderboard', () => {
    const byCount = ['1 EAST', '2 HARBOUR', '2 WEST', '4 DEPOT', '4 MILL', '6 YARD'];

    it('ranks by count: equals share a rank, the earlier one first, then by code', async () => {
      expect(ranking(await unitBoard('count'))).toEqual(byCount);
    });

    it.each([1, 2, 3, 4, 5])('ranks the same over pages of %d', async (limit) => {
      expect(ranking(await unitBoard('count', { limit }))).toEqual(byCount);
      expect(ranking(await unitBoard('completion', { limit }))).toEqual(ranking(await unitBoard('completion')));
    });

    it('ranks by completion and lists units without a target unranked, last', async () => {
      const rows = await unitBoard('completion');
      expect(rows.map(({ rank, code, completion }) => [rank, code, completion.percent])).toEqual([
        [1, 'EAST', '150.0'],
        [2, 'WEST', '50.0'],
        [3, 'HARBOUR', '40.0'],
        [4, 'YARD', '0.0'],
        [null, 'DEPOT', null],
        [null, 'MILL', null],
      ]);
      expect(rows[0]!.completion).toEqual({ counted: 3, target: 2, percent: '150.0', exceededByPercent: '50.0' });
      expect(rows.at(-1)!.completion).toEqual({ counted: 1, target: null, percent: null, exceededByPercent: null });
    });

    it('ranks by verified benefit', async () => {
      const rows = await unitBoard('benefit');
      expect(rows.map(({ rank, code, benefitVerifiedVnd }) => [rank, code, benefitVerifiedVnd])).toEqual([
        [1, 'HARBOUR', '7000'],
        [1, 'WEST', '7000'],
        [3, 'EAST', '1005'],
        [4, 'DEPOT', '0'],
        [4, 'MILL', '0'],
        [4, 'YARD', '0'],
      ]);
    });

    it.each([1, 2, 50])('compares exact fractions and exact sums, over pages of %d', async (limit) => {
      const board = (by: UnitMeasure) => unitBoard(by, { scope: 'CAMPAIGN', level: 'VGCL', limit });
      const byCompletion = await board('completion');
      expect(byCompletion.map(({ rank, code, completion }) => [rank, code, completion.percent])).toEqual([
        [1, 'C', '99.9'],
        [2, 'B', '60.3'],
        [3, 'A', '60.3'],
        [4, 'D', '50.0'],
        [4, 'E', '50.0'],
      ]);
      expect(ranking(await board('benefit'))).toEqual(['1 D', '2 C', '3 B', '3 E', '5 A']);
    });

    it('lists the units that M07.TOTAL counts and progress shows: not a dissolved one that did nothing', async () => {
      const boarded = (await unitBoard('count', { scope: 'PHASE_2' })).map(({ code }) => code);
      const { figures } = await summaryOf(2);
      const query = new GetUnitProgressQuery(campaignId, owner, 'PHASE_2');
      const { children } = (await new GetUnitProgressHandler(store).execute(query)).answer;
      expect(children.map(({ code }) => code)).toEqual([...boarded].sort());
      expect(figures.units.total).toBe(boarded.length);
      expect(boarded).not.toContain('GONE');
      expect((await unitBoard('count')).map(({ code }) => code)).not.toContain('GONE');
    });

    it('ranks within a block', async () => {
      expect(ranking(await unitBoard('count', { block: 'BLOCK-2' }))).toEqual(['1 WEST', '2 DEPOT', '2 MILL']);
      expect(ranking(await unitBoard('count', { block: 'BLOCK-2', limit: 1 }))).toEqual([
        '1 WEST',
        '2 DEPOT',
        '2 MILL',
      ]);
    });

    it('shows all fields of a unit', async () => {
      const west1 = (await unitBoard('count')).find(({ code }) => code === 'WEST');
      expect(west1).toEqual({
        rank: 2,
        unitId: west,
        code: 'WEST',
        name: 'Công đoàn WEST',
        level: 'AFFILIATED',
        block: 'BLOCK-2',
        completion: { counted: 2, target: 4, percent: '50.0', exceededByPercent: null },
        submissions: 4,
        pending: 0,
        authors: 1,
        benefitVerifiedVnd: '7000',
        reachedAt: march(24),
      });
    });

    it('has a table for each level and scope', async () => {
      expect(ranking(await unitBoard('count', { level: 'GRASSROOTS' }))).toEqual([
        '1 WEST-PLANT',
        '2 EAST-PLANT',
        '2 EAST-PORT',
      ]);
      expect(ranking(await unitBoard('count', { scope: 'PEAK_DRIVE' }))).toEqual([
        '1 EAST',
        '2 DEPOT',
        '2 HARBOUR',
        '2 MILL',
        '2 WEST',
        '2 YARD',
      ]);
      expect(ranking(await unitBoard('count', { scope: 'PHASE_2' }))).toEqual([
        '1 EAST',
        '2 DEPOT',
        '2 HARBOUR',
        '2 MILL',
        '2 WEST',
        '2 YARD',
      ]);
    });
  });

  describe('member leaderboard', () => {
    it('ranks authors by counted initiatives, with names looked up on read', async () => {
      const rows = await memberBoard('count');
      expect(rows.map(({ rank, memberId, name, counted: n }) => [rank, memberId, name, n])).toEqual([
        [1, an, 'Lê Thị An', 6],
        [2, chi, 'Vũ Thị Chi', 2],
        [2, binh, null, 2],
      ]);
      expect(rows[0]!.unit).toEqual({ unitId: east, code: 'EAST', name: 'Công đoàn EAST' });
    });

    it('ranks by the author’s own part of the verified benefit, the same over pages', async () => {
      const rows = await memberBoard('benefit');
      expect(rows.map(({ rank, memberId, benefitVerifiedVnd }) => [rank, memberId, benefitVerifiedVnd])).toEqual([
        [1, an, '7505'],
        [2, chi, '7000'],
        [3, binh, '500'],
      ]);
      expect(await memberBoard('benefit', 1)).toEqual(rows);
      expect(await memberBoard('count', 1)).toEqual(await memberBoard('count'));
    });

    it.each([1, 50])('compares exact sums, and leaves out who has none, over pages of %d', async (limit) => {
      const rows = await memberBoard('benefit', limit, 'PEAK_DRIVE');
      expect(rows.map(({ rank, benefitVerifiedVnd }) => [rank, benefitVerifiedVnd]).slice(0, 2)).toEqual([
        [1, '9007199254740993'],
        [2, '9007199254740992'],
      ]);
      expect(rows.every(({ benefitVerifiedVnd }) => benefitVerifiedVnd !== '0')).toBe(true);
    });
  });

  describe('phase summary', () => {
    it('shows the current figures of the phase', async () => {
      const { figures, ...phase } = await summaryOf(1);
      expect(phase).toMatchObject({ campaignCode: 'SAMPLE', phase: 1, opensAt, closesAt, evaluationCutoff: cutoff });
      expect(figures.completion).toEqual({ counted: 9, target: 8, percent: '112.5', exceededByPercent: '12.5' });
      expect(figures.tally).toEqual({
        submissions: 12,
        pending: 0,
        waiting: 0,
        returned: 0,
        counted: 9,
        countedByClosing: 8,
        notValid: 1,
        rejected: 1,
        withdrawn: 0,
        duplicates: 0,
        carriedOver: 2,
        notQuantifiable: 1,
        benefitClaimedVnd: '1205',
        benefitVerifiedVnd: '15005',
      });
      expect(figures).toMatchObject({ authors: 3, underReview: 0, countedFromEarlier: 0 });
      expect(figures.units).toEqual({
        total: 6,
        takingPart: 5,
        reachedTarget: 1,
        bands: { below50: 2, from50Below100: 1, atLeast100: 1, notAssigned: 2 },
      });
      expect(figures.daily).toEqual([
        { day: '2022-03-02', submissions: 2, counted: 2 },
        { day: '2022-03-03', submissions: 2, counted: 2 },
        { day: '2022-03-04', submissions: 2, counted: 2 },
        { day: '2022-03-05', submissions: 2, counted: 2 },
        { day: '2022-05-10', submissions: 3, counted: 0 },
        { day: '2022-05-31', submissions: 1, counted: 1 },
      ]);
    });

    it('shows the sealed figures beside them, with the smaller number decided by 24:00 of the closing day', async () => {
      const { sealed } = await summaryOf(1);
      expect(sealed).toMatchObject({
        sealedAt: inAugust,
        decisionNo: '9/QĐ',
        carriedOverTo: 2,
        completion: { counted: 9, target: 8, percent: '112.5', exceededByPercent: '12.5' },
        completionByClosing: { counted: 8, target: 8, percent: '100.0', exceededByPercent: null },
      });
      expect(sealed!.figures.find(({ metric }) => metric === 'M02')).toEqual({
        metric: 'M02',
        version: 1,
        value: '11',
      });
    });

    it('shows the peak drive with its phase', async () => {
      const { peakDrive } = await summaryOf(1);
      expect(peakDrive).toMatchObject({ startsAt: peakStartsAt, endsAt: closesAt, days: 40 });
      expect(peakDrive!.figures.tally).toMatchObject({ submissions: 4, counted: 2, rejected: 1, pending: 1 });
    });

    it('counts carried-over initiatives in the later phase, outside the peak drive', async () => {
      const second = await summaryOf(2);
      expect(second.figures.tally).toMatchObject({ submissions: 0, counted: 1, pending: 1, waiting: 1, notValid: 0 });
      expect(second.figures).toMatchObject({ underReview: 1, countedFromEarlier: 1 });
      expect(second.figures.completion).toEqual({ counted: 1, target: null, percent: null, exceededByPercent: null });
      // Received before the phase: on none of its days.
      expect(second.figures.daily).toEqual([]);
      expect(second).toMatchObject({ peakDrive: null, sealed: null });
    });

    it('refuses an unknown phase or campaign', async () => {
      await expect(summaryOf(3)).rejects.toMatchObject({ kind: 'not-found', code: 'PHASE_NOT_FOUND' });
      const elsewhere = new GetPhaseSummaryHandler(store).execute(new GetPhaseSummaryQuery(id(77), 1));
      await expect(elsewhere).rejects.toMatchObject({ kind: 'not-found', code: 'CAMPAIGN_NOT_FOUND' });
    });
  });

  it('the campaign summary shows persons, submissions, pending, counted and authors', async () => {
    const { answer: summary } = await new GetCampaignSummaryHandler(store).execute(
      new GetCampaignSummaryQuery(campaignId),
    );
    expect(summary).toMatchObject({
      code: 'SAMPLE',
      ownerUnitId: owner,
      registeredMembers: 3,
      figures: {
        scope: 'CAMPAIGN',
        authors: 3,
        tally: { submissions: 12, pending: 1, counted: 10, notValid: 1, carriedOver: 0 },
        completion: { counted: 10, target: 100, percent: '10.0', exceededByPercent: null },
        units: { total: 6, takingPart: 5, reachedTarget: 0 },
      },
      peakDrive: { days: 40 },
    });
    expect(
      summary.phases.map(({ phase, submissions, completion, sealed }) => [
        phase,
        submissions,
        completion.counted,
        sealed?.completion.counted,
      ]),
    ).toEqual([
      [1, 12, 9, 9],
      [2, 0, 1, undefined],
    ]);
  });

  it('answers each question from one moment, and asks nothing outside of it', async () => {
    const questions = ['get', 'getMany', 'find', 'count'] as const;
    const spies = questions.map((question) => jest.spyOn(store, question));
    const moments = jest.spyOn(store, 'atOneMoment');
    await new GetCampaignSummaryHandler(store).execute(new GetCampaignSummaryQuery(campaignId));
    await new GetPhaseSummaryHandler(store).execute(new GetPhaseSummaryQuery(campaignId, 1));
    await new GetUnitProgressHandler(store).execute(new GetUnitProgressQuery(campaignId, east, 'PHASE_1'));
    await unitBoard('count', { limit: 50 });
    await memberBoard('count', 50);
    expect(moments).toHaveBeenCalledTimes(5);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    jest.restoreAllMocks();
  });

  describe('unit progress', () => {
    const progress = async (unitId: string, scope: FigureScope = 'PHASE_1') =>
      (await new GetUnitProgressHandler(store).execute(new GetUnitProgressQuery(campaignId, unitId, scope))).answer;

    it('separates the figures of the subtree from the unit’s own', async () => {
      const { unit, registeredMembers, scopes: shown } = await progress(east);
      expect(unit).toMatchObject({ unitId: east, code: 'EAST', block: 'BLOCK-1', active: true });
      expect(registeredMembers).toBe(2);
      expect(shown.map(({ scope }) => scope)).toEqual(['CAMPAIGN', 'PHASE_1', 'PHASE_2', 'PEAK_DRIVE']);
      expect(shown[1]).toMatchObject({
        completion: { counted: 3, target: 2, percent: '150.0' },
        targets: [{ metric: 'M04', value: 2 }],
        subtree: { submissions: 4, counted: 3, benefitVerifiedVnd: '1005' },
        own: { submissions: 1, counted: 1, benefitVerifiedVnd: '5' },
        authors: 2,
      });
      expect(shown[1]!.sealed).toContainEqual({ metric: 'M04', version: 1, value: '3' });
      expect(shown[0]!.sealed).toBeNull();
    });

    it('lists the direct children in the requested scope', async () => {
      const { children } = await progress(east);
      expect(children.map(({ code, subtree, authors }) => [code, subtree.counted, authors])).toEqual([
        ['EAST-PLANT', 1, 2],
        ['EAST-PORT', 1, 1],
      ]);
      expect((await progress(east, 'PHASE_2')).children.map(({ subtree }) => subtree.counted)).toEqual([1, 0]);
    });

    it('is all zero for a unit without events, and refuses an unknown one', async () => {
      const { registeredMembers, scopes: shown, children } = await progress(yard);
      expect(registeredMembers).toBe(0);
      expect(children).toEqual([]);
      expect(shown[0]).toMatchObject({ subtree: { submissions: 0 }, completion: { target: null } });
      await expect(progress(id(77))).rejects.toMatchObject({ kind: 'not-found', code: 'UNIT_NOT_FOUND' });
    });

    it('is refused for a unit outside the campaign', async () => {
      await expect(progress(elsewhere)).rejects.toMatchObject({ kind: 'invalid', code: 'UNIT_OUTSIDE_CAMPAIGN' });
    });
  });
});
