import fc from 'fast-check';
import type { FigureScope } from '@app/campaigns/contracts';
import type { RecordedEvent } from '@app/event-store';
import type { InitiativeEvent } from '@app/initiatives/contracts';
import type { UnitEvent } from '@app/organisation/contracts';
import {
  contributions,
  countingApproval,
  evolveCountingState,
  type InitiativeCountingState,
} from '../../fold/initiative-counting-state.js';
import { addTally, NO_TALLY, subtractTally, type Tally } from '../../fold/tally.js';
import {
  campaign,
  campaignEvents,
  campaignId,
  closesAt,
  id,
  inJuly,
  inMarch,
  inMay,
  launched,
  inAugust,
  lifeCycleOf,
  phaseSealed,
  recorded,
} from '../../specs/a-history.js';
import { foldedPhase } from '../../specs/folded-phase.js';
import { ProjectedViews } from '../../specs/projected-views.js';
import { dailyFigures } from '../daily-figures.view.js';
import { memberFigures } from '../member-figures.view.js';
import { reviewFigures } from '../review-figures.view.js';
import { unitFigures, unitFiguresId } from '../unit-figures.view.js';
import { campaignFiguresProjection } from './campaign-figures.projection.js';

/** Unit 0 is the root; unit 1, below it, owns the campaign; all other units are somewhere below unit 1. */
const unitId = (index: number): string => id(500 + index);
const OWNER = unitId(1);
const SCOPES: readonly FigureScope[] = ['CAMPAIGN', 'PHASE_1', 'PHASE_2', 'PEAK_DRIVE'];

interface Scenario {
  /** The parent of each unit after the owner. */
  readonly parents: readonly number[];
  readonly initiatives: readonly {
    readonly unit: number;
    readonly at: string;
    readonly authors: readonly number[];
    readonly steps: readonly (readonly [string, number])[];
  }[];
  /** The initiative that continues next, until all have ended. */
  readonly order: readonly number[];
  /** The number of events of initiatives before phase 1 is sealed and carried over to phase 2; null if it never is. */
  readonly sealedAfter: number | null;
}

const STEPS = [
  'reviewed',
  'returned',
  'resubmitted',
  'approved',
  'rejected',
  'withdrawn',
  'marked',
  'unlinked',
] as const;

const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  parents: fc
    .array(fc.nat(1_000), { maxLength: 7 })
    .map((seeds) => seeds.map((seed, index) => 1 + (seed % (index + 1)))),
  initiatives: fc.array(
    fc.record({
      unit: fc.nat(1_000),
      at: fc.constantFrom(inMarch, inMay, closesAt, inJuly),
      authors: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }),
      steps: fc.array(fc.tuple(fc.constantFrom(...STEPS, 'approved'), fc.nat(3)), { maxLength: 6 }),
    }),
    { maxLength: 10 },
  ),
  order: fc.array(fc.nat(9), { maxLength: 40 }),
  sealedAfter: fc.option(fc.nat(40)),
});

/** No decision allows it: an initiative counts in phase 1, and is reviewed again while it is a duplicate. */
const REVIEWED_AS_DUPLICATE: Scenario = {
  parents: [],
  initiatives: [
    {
      unit: 0,
      at: closesAt,
      authors: [0],
      steps: [
        ['approved', 0],
        ['marked', 0],
        ['reviewed', 0],
        ['unlinked', 0],
      ],
    },
  ],
  order: [],
  sealedAfter: null,
};

const pathIn = ({ parents }: Scenario, unit: number): readonly string[] => {
  const path: string[] = [];
  for (let index = unit; index > 1; index = parents[index - 2]!) path.unshift(unitId(index));
  return [unitId(0), OWNER, ...path];
};

const stepOf = (
  lifeCycle: ReturnType<typeof lifeCycleOf>,
  [step, seed]: readonly [string, number],
): InitiativeEvent => {
  switch (step) {
    case 'reviewed':
      return lifeCycle.reviewed();
    case 'returned':
      return lifeCycle.returned();
    case 'resubmitted':
      return lifeCycle.resubmitted({ authors: [id(900 + seed)], claimedVnd: '7' });
    case 'approved':
      return lifeCycle.approved({
        at: seed % 2 === 0 ? inMay : inJuly,
        inPhase: seed < 3 ? 1 : 2,
        benefitVnd: seed === 1 ? null : `${seed * 1000}`,
      });
    case 'rejected':
      return lifeCycle.rejected();
    case 'withdrawn':
      return lifeCycle.withdrawn();
    case 'marked':
      return lifeCycle.markedDuplicate();
    default:
      return lifeCycle.unlinked();
  }
};

const historyOf = (scenario: Scenario) => {
  const units = scenario.parents.length + 2;
  const lifeCycles: InitiativeEvent[][] = scenario.initiatives.map(({ unit, at, authors, steps }, index) => {
    const lifeCycle = lifeCycleOf(id(3000 + index));
    const owning = 1 + (unit % (units - 1));
    const submission = lifeCycle.submitted({
      at,
      phase: at < closesAt ? 1 : 2,
      unitId: unitId(owning),
      unitPath: pathIn(scenario, owning),
      authors: authors.map((author) => id(900 + author)),
    });
    return [submission, ...steps.map((step) => stepOf(lifeCycle, step))];
  });
  const tree: UnitEvent[] = Array.from({ length: units }, (_, index) => ({
    type: 'UnitEstablished',
    data: {
      unitId: unitId(index),
      code: `U${index}`,
      name: `U${index}`,
      level: 'GRASSROOTS',
      parentId: index === 0 ? null : index === 1 ? unitId(0) : unitId(scenario.parents[index - 2]!),
      block: null,
    },
  }));
  const queues = lifeCycles.map((events) => [...events]);
  const mixed = scenario.order.flatMap((next) => (queues[next % Math.max(1, queues.length)] ?? []).splice(0, 1));
  const ofInitiatives = [...mixed, ...queues.flat()];
  const before = ofInitiatives.splice(0, scenario.sealedAfter ?? ofInitiatives.length);
  const isSealed = scenario.sealedAfter !== null;
  const sealed = isSealed
    ? frame.phases.map((each) => (each.phase === 1 ? { ...each, sealed: { carriedOverTo: 2 } } : each))
    : frame.phases;
  const states = new Map<string, InitiativeCountingState | null>();
  for (const [events, phases] of [
    [before, frame.phases],
    [ofInitiatives, sealed],
  ] as const) {
    for (const event of events) {
      const { initiativeId } = event.data;
      states.set(initiativeId, evolveCountingState(states.get(initiativeId) ?? null, event, { ...frame, phases }));
    }
  }
  const recordedOf = (event: InitiativeEvent): RecordedEvent =>
    recorded(event, event.type === 'InitiativeApproved' ? event.data.approvedAt : inMarch);
  const log: RecordedEvent[] = [
    ...tree.map((event) => recorded(event)),
    ...campaignEvents.map((event) =>
      recorded(event.type === 'CampaignLaunched' ? { ...event, data: { ...event.data, ownerUnitId: OWNER } } : event),
    ),
    ...before.map(recordedOf),
    ...(isSealed ? [recorded(phaseSealed(1, 2), inAugust)] : []),
    ...ofInitiatives.map(recordedOf),
  ];
  const inScope = (state: InitiativeCountingState, scope: FigureScope): Tally =>
    contributions(state, sealed).find(([contributed]) => contributed === scope)?.[1] ?? NO_TALLY;
  return { log, states: [...states.values()].filter((state) => state !== null), units, inScope };
};

const frame = { ...campaign, ownerUnitId: OWNER };
const sum = (tallies: readonly Tally[]): Tally => tallies.reduce(addTally, NO_TALLY);

describe('the figures of any scenario', () => {
  it('count each initiative once at every level; a parent has the sum of its children and its own (INV-04, INV-05)', async () => {
    await fc.assert(
      fc.asyncProperty(anyScenario, async (scenario) => {
        const { log, states, units, inScope } = historyOf(scenario);
        const views = await ProjectedViews.of(campaignFiguresProjection, log);
        for (const scope of SCOPES) {
          const rowOf = (unit: string) => views.get(unitFigures, unitFiguresId(campaignId, scope, unit));
          const totalOf = async (unit: string): Promise<Tally> => (await rowOf(unit))?.total ?? NO_TALLY;
          for (let index = 1; index < units; index += 1) {
            const unit = unitId(index);
            const under = states.filter(({ receipt }) => receipt.unitPath.includes(unit));
            const own = under.filter(({ receipt }) => receipt.unitPath.at(-1) === unit);
            const row = await rowOf(unit);
            const children = scenario.parents.flatMap((parent, child) => (parent === index ? [child + 2] : []));
            const below = sum(await Promise.all(children.map((child) => totalOf(unitId(child)))));
            expect(await totalOf(unit)).toEqual(sum(under.map((state) => inScope(state, scope))));
            const ownTally = sum(own.map((state) => inScope(state, scope)));
            expect(subtractTally(await totalOf(unit), below)).toEqual(ownTally);
            expect(row?.own ?? row?.total ?? NO_TALLY).toEqual(ownTally);
          }
          expect(await rowOf(unitId(0))).toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('count distinct authors at each unit, and each author their initiatives and the đồng of their shares (INV-06)', async () => {
    await fc.assert(
      fc.asyncProperty(anyScenario, async (scenario) => {
        const { log, states, units, inScope } = historyOf(scenario);
        const views = await ProjectedViews.of(campaignFiguresProjection, log);
        for (const scope of SCOPES) {
          const counted = states.filter((state) => inScope(state, scope).counted === 1);
          for (let index = 1; index < units; index += 1) {
            const unit = unitId(index);
            const persons = counted
              .filter(({ receipt }) => receipt.unitPath.includes(unit))
              .flatMap(({ authors }) => authors.map(({ memberId }) => memberId));
            const row = await views.get(unitFigures, unitFiguresId(campaignId, scope, unit));
            expect(row?.authors ?? 0).toBe(new Set(persons).size);
          }
          const members = views.all(memberFigures).filter((row) => row.scope === scope);
          expect(
            Object.fromEntries(members.filter((row) => row.counted > 0).map((row) => [row.memberId, row.counted])),
          ).toEqual(
            counted
              .flatMap(({ authors }) => authors)
              .reduce<Record<string, number>>(
                (all, { memberId }) => ({ ...all, [memberId]: (all[memberId] ?? 0) + 1 }),
                {},
              ),
          );
          const verified = counted.reduce(
            (total, state) => total + BigInt(countingApproval(state)?.benefitVnd ?? 0),
            0n,
          );
          expect(members.reduce((total, row) => total + BigInt(row.verifiedVnd), 0n)).toBe(verified);
        }
      }),
      { numRuns: 60, examples: [[REVIEWED_AS_DUPLICATE]] },
    );
  });

  it('the days of a curve sum to the scope, and equal the figures of a sealing', async () => {
    await fc.assert(
      fc.asyncProperty(anyScenario, async (scenario) => {
        const { log, states, inScope } = historyOf(scenario);
        const views = await ProjectedViews.of(campaignFiguresProjection, log);
        for (const scope of SCOPES) {
          const days = views.all(dailyFigures).flatMap(({ scopes }) => scopes[scope] ?? []);
          const total = (await views.get(unitFigures, unitFiguresId(campaignId, scope, OWNER)))?.total ?? NO_TALLY;
          expect(days.reduce((all, day) => all + day.submissions, 0)).toBe(total.submissions);
          const fromEarlier = states.filter((state) => {
            const { counted, submissions } = inScope(state, scope);
            return counted === 1 && submissions === 0;
          });
          expect(days.reduce((all, day) => all + day.counted, 0)).toBe(total.counted - fromEarlier.length);
          const underReview = states.filter(
            (state) => state.status === 'UNDER_REVIEW' && inScope(state, scope).waiting === 1,
          );
          const reviews = await views.get(reviewFigures, campaignId);
          expect(reviews?.underReview[scope] ?? 0).toBe(underReview.length);
        }
        const row = await views.get(unitFigures, unitFiguresId(campaignId, 'PHASE_1', OWNER));
        const { figures } = foldedPhase(log, frame, 1);
        const sealed = Object.fromEntries(figures.map(({ metric, value }) => [metric, value]));
        const { submissions, counted, countedByClosing, verifiedVnd, claimedVnd } = row?.total ?? NO_TALLY;
        expect(sealed).toMatchObject({
          M02: `${submissions}`,
          M04: `${counted}`,
          'M04.BY_CLOSING': `${countedByClosing}`,
          M06: `${row?.authors ?? 0}`,
          M10: verifiedVnd,
          'M10.CLAIMED': claimedVnd,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are never negative, even for a campaign that was never launched', async () => {
    await fc.assert(
      fc.asyncProperty(anyScenario, async (scenario) => {
        const { log } = historyOf(scenario);
        const views = await ProjectedViews.of(
          campaignFiguresProjection,
          log.filter(({ event }) => event.type !== launched.type),
        );
        for (const { total, authors } of views.all(unitFigures)) {
          for (const value of [...Object.values(total).map(Number), authors]) expect(value).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 30 },
    );
  });
});
