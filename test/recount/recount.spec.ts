import { InMemoryEventStore, type StoredEvent } from '@app/event-store';
import { campaignFrames } from '../../libs/contexts/figures/src/read/campaign-frame.view.js';
import { unitFigures, unitFiguresId } from '../../libs/contexts/figures/src/read/unit-figures.view.js';
import { logOf } from '../programme/log-of.js';
import { SampleRun } from '../programme/sample-run.js';
import { buildViews } from '../replay/view-documents.js';
import {
  rawEvents,
  recount,
  shownTenths,
  type RawEvent,
  type Recount,
  type ScopeRecount,
  type Standing,
  type UnitRecount,
} from './recount.js';

const LEVELS = ['SECTOR', 'AFFILIATED', 'GRASSROOTS'];

interface Completion {
  readonly counted: number;
  readonly target: number | null;
  readonly percent: string | null;
}
interface ScopeFigures {
  readonly completion: Completion;
  readonly tally: object;
  readonly underReview: number;
  readonly authors: number;
  readonly units: object;
  readonly daily: readonly object[];
}
interface Sealed {
  readonly completion: Completion;
  readonly completionByClosing: Completion;
  readonly figures: readonly { readonly metric: string; readonly value: string | null }[];
}
interface CampaignSummary {
  readonly registeredMembers: number;
  readonly figures: ScopeFigures;
  readonly phases: readonly {
    readonly phase: number;
    readonly submissions: number;
    readonly completion: Completion;
    readonly sealed: Sealed;
  }[];
  readonly peakDrive: { readonly figures: ScopeFigures };
}
interface PhaseSummary {
  readonly evaluationCutoff: string;
  readonly figures: ScopeFigures;
  readonly sealed: Sealed;
}
interface UnitRow {
  readonly rank: number | null;
  readonly unitId: string;
  readonly code: string;
  readonly reachedAt: string | null;
  readonly completion: Completion;
}
interface MemberRow {
  readonly rank: number;
  readonly memberId: string;
  readonly counted: number;
  readonly benefitVerifiedVnd: string;
  readonly reachedAt: string | null;
}
interface UnitProgress {
  readonly scopes: readonly { readonly scope: string; readonly sealed: Sealed['figures'] | null }[];
}

const percentOf = (counted: number, target: number | null): string | null => {
  const tenths = shownTenths(counted, target);
  return tenths === null ? null : (tenths / 10).toFixed(1);
};

const completionOf = ({ counted, target }: UnitRecount): object => ({
  counted,
  target,
  percent: percentOf(counted, target),
});

const tallyOf = ({
  target: _,
  authors: __,
  underReview: ___,
  claimedVnd,
  benefitVnd,
  ...unit
}: UnitRecount): object => ({
  ...unit,
  waiting: unit.pending - unit.returned,
  notValid: unit.rejected + unit.withdrawn + unit.duplicates,
  benefitClaimedVnd: claimedVnd.toString(),
  benefitVerifiedVnd: benefitVnd.toString(),
});

const bandsOf = ({ units }: ScopeRecount, affiliated: readonly string[]): object => {
  const bands = { below50: 0, from50Below100: 0, atLeast100: 0, notAssigned: 0 };
  for (const id of affiliated) {
    const { target = null, counted = 0 } = units.get(id) ?? {};
    if (target === null) bands.notAssigned += 1;
    else if (counted / target >= 1) bands.atLeast100 += 1;
    else if (counted / target >= 0.5) bands.from50Below100 += 1;
    else bands.below50 += 1;
  }
  return bands;
};

/** The expected response of the API for a scope. */
const scopeFiguresOf = (scope: ScopeRecount, affiliated: readonly string[]): object => ({
  completion: expect.objectContaining(completionOf(scope.whole)),
  tally: tallyOf(scope.whole),
  underReview: scope.whole.underReview,
  countedFromEarlier: scope.countedFromEarlier,
  authors: scope.whole.authors,
  units: {
    total: affiliated.length,
    takingPart: scope.unitsParticipating,
    reachedTarget: scope.unitsReachingTarget,
    bands: bandsOf(scope, affiliated),
  },
  daily: [...scope.daily].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, figures]) => ({ day, ...figures })),
});

/** The sealed figures of a unit: by metric, as decimal text. */
const sealedUnitOf = (unit: UnitRecount): ReadonlyMap<string, string | null> =>
  new Map(
    Object.entries({
      M02: unit.submissions,
      M03: unit.pending,
      M04: unit.counted,
      'M04.BY_CLOSING': unit.countedByClosing,
      'M04.TARGET': unit.target,
      M05: unit.rejected + unit.withdrawn + unit.duplicates,
      M06: unit.authors,
      M09: shownTenths(unit.counted, unit.target),
      M10: unit.benefitVnd,
    }).map(([metric, value]) => [metric, value === null ? null : value.toString()]),
  );

const sealedPhaseOf = (count: Recount, { whole, ...scope }: ScopeRecount): ReadonlyMap<string, string | null> =>
  new Map([
    ...sealedUnitOf(whole),
    ...Object.entries({
      M01: count.registeredMembers,
      'M03.RETURNED': whole.returned,
      'M05.REJECTED': whole.rejected,
      'M05.WITHDRAWN': whole.withdrawn,
      'M05.DUPLICATE': whole.duplicates,
      M07: scope.unitsParticipating,
      'M07.TOTAL': count.affiliated.length,
      M08: scope.unitsReachingTarget,
      'M10.CLAIMED': whole.claimedVnd,
      M11: whole.notQuantifiable,
    }).map(([metric, value]): [string, string] => [metric, value.toString()]),
  ]);

const listed = (figures: Sealed['figures']): ReadonlyMap<string, string | null> =>
  new Map(figures.map(({ metric, value }) => [metric, value]));

/** Standard competition ranks: one more than there are better ones. */
const rankAmong = (all: readonly number[], value: number): number => 1 + all.filter((other) => other > value).length;

/** A ranked value as a fraction of integers, and when it was reached. */
type Ranked = (standing: Standing) => {
  readonly value: readonly [numerator: bigint, denominator: bigint] | null;
  readonly at: string | null;
};
const RANKED = {
  count: ({ counted, countedAt }) => ({ value: [BigInt(counted), 1n], at: countedAt }),
  completion: ({ counted, target, tenthsAt }) => ({
    value: target === null ? null : [BigInt(counted), BigInt(target)],
    at: tenthsAt,
  }),
  benefit: ({ benefitVnd, benefitAt }) => ({ value: [benefitVnd, 1n], at: benefitAt }),
} as const satisfies { readonly [by: string]: Ranked };

const NO_FIGURES: UnitRecount = {
  target: null,
  submissions: 0,
  pending: 0,
  underReview: 0,
  returned: 0,
  counted: 0,
  countedByClosing: 0,
  notQuantifiable: 0,
  rejected: 0,
  withdrawn: 0,
  duplicates: 0,
  carriedOver: 0,
  authors: 0,
  claimedVnd: 0n,
  benefitVnd: 0n,
};

const NOTHING: Standing = {
  counted: 0,
  countedAt: null,
  benefitVnd: 0n,
  benefitAt: null,
  target: null,
  targetAt: null,
  tenths: null,
  tenthsAt: null,
};

/** Whether the fraction a is above b. Without a target it is below everything. */
const isAbove = (a: ReturnType<Ranked>['value'], b: ReturnType<Ranked>['value']): boolean =>
  a !== null && (b === null || a[0] * b[1] > b[0] * a[1]);

/** The rank and the instant of each listed holder; the best first, then the earliest. */
const boardOf = (
  standings: ScopeRecount['standings'],
  holders: readonly string[],
  ranked: Ranked,
): ReadonlyMap<string, readonly [rank: number | null, reachedAt: string | null]> => {
  const all = holders.map((holder) => ({ holder, ...ranked(standings.get(holder) ?? NOTHING) }));
  return new Map(
    all.map(({ holder, value, at }) => {
      const better = all.filter((other) => isAbove(other.value, value)).length;
      return [holder, [value === null ? null : 1 + better, at]];
    }),
  );
};

/** Ranks never fall, and within a rank no instant is earlier than the one before it. */
const expectInOrder = (rows: readonly { readonly rank: number | null; readonly reachedAt: string | null }[]): void => {
  const keys = rows.map(({ rank, reachedAt }) => `${String(rank ?? 1e9).padStart(10, '0')} ${reachedAt ?? ''}`);
  expect(keys).toEqual([...keys].sort());
};

const oneApproval = (events: readonly RawEvent[]): RawEvent => {
  const approvals = events.filter(({ type }) => type === 'InitiativeApproved');
  return approvals[Math.floor(approvals.length / 2)]!;
};

describe.each([
  { seed: 5, scale: 0.1 },
  { seed: 1, scale: 1 },
])('the raw log of seed $seed at scale $scale, counted again', ({ seed, scale }) => {
  let run: SampleRun;
  let events: readonly RawEvent[];
  let count: Recount;

  beforeAll(async () => {
    run = await SampleRun.of({ seed, scale });
    events = await rawEvents(run.service.eventStore);
    count = recount(events);
  }, 600_000);
  afterAll(() => run.close());

  const scopeOf = (name: string): ScopeRecount => count.scope(name);
  const summary = (): Promise<CampaignSummary> => run.get(`campaigns/${run.campaignId}/summary`);
  const phaseSummary = (phase: number): Promise<PhaseSummary> =>
    run.get(`campaigns/${run.campaignId}/phases/${phase}/summary`);

  it('equals the campaign summary', async () => {
    const { registeredMembers, figures, peakDrive, phases } = await summary();
    expect(registeredMembers).toBe(count.registeredMembers);
    expect(figures).toMatchObject(scopeFiguresOf(scopeOf('CAMPAIGN'), count.affiliated));
    expect(peakDrive.figures).toMatchObject(scopeFiguresOf(scopeOf('PEAK_DRIVE'), count.affiliated));
    expect(phases.map(({ phase }) => `PHASE_${phase}`)).toEqual(['PHASE_1', 'PHASE_2']);
    for (const { phase, submissions, completion } of phases) {
      const { whole } = scopeOf(`PHASE_${phase}`);
      expect(submissions).toBe(whole.submissions);
      expect(completion).toMatchObject(completionOf(whole));
    }
  });

  it.each([1, 2])('equals the summary of phase %d', async (phase) => {
    const { figures } = await phaseSummary(phase);
    expect(figures).toMatchObject(scopeFiguresOf(scopeOf(`PHASE_${phase}`), count.affiliated));
  });

  it.each(['CAMPAIGN', 'PHASE_1', 'PHASE_2', 'PEAK_DRIVE'])('equals the unit leaderboards of %s', async (scope) => {
    const { units } = scopeOf(scope);
    const seen = new Set<string>();
    for (const level of LEVELS) {
      const rows = await run.list<UnitRow>(
        `campaigns/${run.campaignId}/unit-leaderboard?scope=${scope}&level=${level}&by=count`,
      );
      const values = rows.map(({ unitId }) => (units.get(unitId) ?? NO_FIGURES).counted);
      for (const row of rows) {
        seen.add(row.unitId);
        const unit = units.get(row.unitId) ?? NO_FIGURES;
        expect(row).toMatchObject({
          rank: rankAmong(values, unit.counted),
          completion: completionOf(unit),
          submissions: unit.submissions,
          pending: unit.pending,
          authors: unit.authors,
          benefitVerifiedVnd: unit.benefitVnd.toString(),
        });
      }
    }
    expect(seen).toEqual(new Set([...units.keys(), ...count.active]));
  });

  it.each(['CAMPAIGN', 'PHASE_1', 'PHASE_2', 'PEAK_DRIVE'])(
    'equals the ranks of %s and the instants at which the ranked values were reached',
    async (scope) => {
      const { standings } = scopeOf(scope);
      for (const by of ['count', 'completion', 'benefit'] as const) {
        for (const level of LEVELS) {
          const path = `campaigns/${run.campaignId}/unit-leaderboard?scope=${scope}&level=${level}&by=${by}`;
          const rows = await run.list<UnitRow>(path);
          const units = rows.map(({ unitId }) => unitId);
          expect(new Map(rows.map(({ unitId, rank, reachedAt }) => [unitId, [rank, reachedAt]]))).toEqual(
            boardOf(standings, units, RANKED[by]),
          );
          expectInOrder(rows);
        }
      }
      for (const by of ['count', 'benefit'] as const) {
        const rows = await run.list<MemberRow>(
          `campaigns/${run.campaignId}/member-leaderboard?scope=${scope}&by=${by}`,
        );
        const members = rows.map(({ memberId }) => memberId);
        expect(new Map(rows.map(({ memberId, rank, reachedAt }) => [memberId, [rank, reachedAt]]))).toEqual(
          boardOf(standings, members, RANKED[by]),
        );
        for (const { memberId, counted, benefitVerifiedVnd } of rows) {
          const { benefitVnd, counted: again } = standings.get(memberId)!;
          expect([counted, benefitVerifiedVnd]).toEqual([again, benefitVnd.toString()]);
        }
        expectInOrder(rows);
      }
    },
  );

  it.each(['CAMPAIGN', 'PHASE_1', 'PHASE_2', 'PEAK_DRIVE'])('equals the member leaderboards of %s', async (scope) => {
    const { countedByAuthor } = scopeOf(scope);
    const rows = await run.list<MemberRow>(`campaigns/${run.campaignId}/member-leaderboard?scope=${scope}&by=count`);
    const counting = rows.filter(({ counted }) => counted > 0);
    expect(new Map(counting.map(({ memberId, counted }) => [memberId, counted]))).toEqual(countedByAuthor);
    const values = [...countedByAuthor.values()];
    for (const { rank, counted } of counting) expect(rank).toBe(rankAmong(values, counted));
  });

  it.each([1, 2])('equals the sealed figures of phase %d', async (phase) => {
    const { sealed, evaluationCutoff } = await phaseSummary(phase);
    const sealingIndex = events.findIndex(({ type, data }) => type === 'PhaseClosed' && data.phase === phase);
    const sealing = events[sealingIndex]!;
    const inTime = ({ metadata }: RawEvent): boolean => String(metadata.effectiveAt) < evaluationCutoff;
    const atCutoff = recount(events.slice(0, sealingIndex).filter(inTime));
    const scope = atCutoff.scope(`PHASE_${phase}`);
    expect(listed(sealed.figures)).toEqual(sealedPhaseOf(atCutoff, scope));
    expect(sealed.completion).toMatchObject(completionOf(scope.whole));
    expect(sealed.completionByClosing.counted).toBe(scope.whole.countedByClosing);
    const byUnit = sealing.data.unitFigures as readonly { unitId: string; figures: Sealed['figures'] }[];
    expect(new Map(byUnit.map(({ unitId, figures }) => [unitId, listed(figures)]))).toEqual(
      new Map([...scope.units].map(([unitId, unit]) => [unitId, sealedUnitOf(unit)])),
    );
    for (const unitId of count.affiliated) {
      const { scopes } = await run.get<UnitProgress>(`campaigns/${run.campaignId}/units/${unitId}/progress`);
      const shown = scopes.find((each) => each.scope === `PHASE_${phase}`)!.sealed!;
      expect(listed(shown)).toEqual(sealedUnitOf(scope.units.get(unitId)!));
    }
  });

  let lessOne: Recount | undefined;
  const withoutOneApproval = (): Recount => {
    const missing = oneApproval(events);
    return (lessOne ??= recount(events.filter((event) => event !== missing)));
  };

  it('is exactly one less without one approval', async () => {
    const missing = oneApproval(events);
    const without = withoutOneApproval();
    const { whole } = without.scope('CAMPAIGN');
    expect(scopeOf('CAMPAIGN').whole.counted - whole.counted).toBe(1);
    expect(whole.pending).toBe(1);
    expect(scopeOf('CAMPAIGN').whole.benefitVnd - whole.benefitVnd).toBe(
      BigInt((missing.data.benefitVnd as string | null) ?? 0),
    );
  });

  // A rebuild of the whole programme takes longer than all the rest.
  if (scale < 1) {
    it('changes the read models by exactly one without one approval', async () => {
      const log = await logOf(run.service.eventStore);
      const approvals = log.filter(({ type }) => type === 'InitiativeApproved');
      const missing = approvals[Math.floor(approvals.length / 2)]!;
      const shorter = new InMemoryEventStore();
      for (const event of log) if (event !== missing) await shorter.append(event.stream, 'any', [event]);
      const views = await buildViews(shorter);
      const [programme] = (await views.find(campaignFrames, { limit: 2 })).items;
      const row = await views.get(unitFigures, unitFiguresId(programme!.id, 'CAMPAIGN', programme!.ownerUnitId));
      expect(row!.total.counted).toBe(scopeOf('CAMPAIGN').whole.counted - 1);
      await views.close();
    }, 120_000);

    it('counts an approval written after the sealing of its phase as the read models do: not in that phase', async () => {
      const log = await logOf(run.service.eventStore);
      const sealing = log.findIndex(({ type, data }) => type === 'PhaseClosed' && data.includes('"phase":1,'));
      const isLate = ({ stream, type, data }: StoredEvent, index: number): boolean =>
        type === 'InitiativeApproved' &&
        data.includes('"countedInPhase":1,') &&
        index < sealing &&
        log.findLastIndex((event) => event.stream === stream) === index;
      const late = log.find(isLate)!;
      const reordered = new InMemoryEventStore();
      for (const [index, event] of log.entries()) {
        if (event !== late) await reordered.append(event.stream, 'any', [event]);
        if (index === sealing) await reordered.append(late.stream, 'any', [late]);
      }
      const recounted = recount(await rawEvents(reordered));
      const views = await buildViews(reordered);
      const [programme] = (await views.find(campaignFrames, { limit: 2 })).items;
      const changes = [
        ['CAMPAIGN', 0],
        ['PHASE_1', -1],
        ['PHASE_2', 1],
      ] as const;
      for (const [scope, change] of changes) {
        const counted = scopeOf(scope).whole.counted + change;
        expect([scope, recounted.scope(scope).whole.counted]).toEqual([scope, counted]);
        const row = await views.get(unitFigures, unitFiguresId(programme!.id, scope, programme!.ownerUnitId));
        expect([scope, row!.total.counted]).toEqual([scope, counted]);
      }
      await views.close();
    }, 120_000);
  }

  if (scale === 1) {
    describe('matches the published figures', () => {
      it('of phase 1: 1.458 counted of 1.400 = 104,1 %, the smaller number by 24:00 of 31/5 beside it', async () => {
        const { sealed } = await phaseSummary(1);
        expect(sealed.completion).toMatchObject({ counted: 1_458, target: 1_400, percent: '104.1' });
        const byClosing = sealed.completionByClosing.counted;
        expect(byClosing).toBeGreaterThan(0);
        expect(byClosing).toBeLessThan(1_458);
      });

      it('of the programme: 1.062 registered, 7.085 of 5.400 = 131,2 %, 33/33 units, 18 at their target', async () => {
        const { registeredMembers, figures } = await summary();
        expect(registeredMembers).toBe(1_062);
        expect(figures.completion).toMatchObject({ counted: 7_085, target: 5_400, percent: '131.2' });
        expect(figures.units).toMatchObject({ total: 33, takingPart: 33, reachedTarget: 18 });
      });

      it('of the benefit: 9,9 to 10,1 nghìn tỷ đồng', () => {
        const { benefitVnd } = scopeOf('CAMPAIGN').whole;
        expect(benefitVnd).toBeGreaterThan(9_900_000_000_000n);
        expect(benefitVnd).toBeLessThan(10_100_000_000_000n);
      });

      it('7.084 without one approval', () => {
        const { whole } = withoutOneApproval().scope('CAMPAIGN');
        expect(whole.counted).toBe(7_084);
      });
    });
  }
});
