import fc from 'fast-check';
import type { CampaignState } from '@app/campaigns/contracts';
import type { RecordedEvent } from '@app/event-store';
import {
  an,
  beginning,
  binh,
  campaign,
  chi,
  closesAt,
  cutoff,
  east,
  eastPlant,
  eastPort,
  id,
  inAugust,
  inJuly,
  inMarch,
  inMay,
  lastInstant,
  lifeCycleOf,
  owner,
  recorded,
  registration,
  phaseSealed,
  secondCutoff,
  targetFor,
  west,
  westPlant,
} from '../specs/a-history.js';
import { foldedPhase } from '../specs/folded-phase.js';

type Figures = { readonly [metric: string]: string | null };

const fold = (history: readonly RecordedEvent[], phase = 1, as: CampaignState = campaign) => {
  const { figures, unitFigures, pending } = foldedPhase(history, as, phase);
  const valuesOf = (list: typeof figures): Figures =>
    Object.fromEntries(list.map(({ metric, value }) => [metric, value]));
  return {
    figures: valuesOf(figures),
    units: new Map(unitFigures.map((unit) => [unit.unitId, valuesOf(unit.figures)])),
    pending,
  };
};

const [first, second, third, fourth, fifth] = [1, 2, 3, 4, 5].map((n) => lifeCycleOf(id(2000 + n))) as [
  ReturnType<typeof lifeCycleOf>,
  ReturnType<typeof lifeCycleOf>,
  ReturnType<typeof lifeCycleOf>,
  ReturnType<typeof lifeCycleOf>,
  ReturnType<typeof lifeCycleOf>,
];

/** Received in March; decided only if the test says so. */
const approvedAt = (lifeCycle: ReturnType<typeof lifeCycleOf>, at: string): readonly RecordedEvent[] => [
  recorded(lifeCycle.submitted({ authors: [an] }), inMarch),
  recorded(lifeCycle.reviewed(), inMarch),
  recorded(lifeCycle.approved({ at }), at),
];

/** Two counted in the east, one rejected, one open in the west; targets for the owner and the east. */
const phaseOne = (): readonly RecordedEvent[] => [
  ...beginning(),
  recorded(targetFor(owner, 'PHASE_1', 3), inMarch),
  recorded(targetFor(east, 'PHASE_1', 2), inMarch),
  recorded(targetFor(owner, 'CAMPAIGN', 9), inMarch),
  recorded(targetFor(owner, 'PHASE_1', 500, 'M01'), inMarch),
  recorded(registration(an, eastPlant), inMarch),
  recorded(registration(chi, west), inMarch),
  recorded(first.submitted({ authors: [an, binh] }), inMarch),
  recorded(first.approved({ at: inMay }), inMay),
  recorded(second.submitted({ unitId: eastPort, authors: [binh] }), inMarch),
  recorded(second.approved({ at: inJuly, benefitVnd: null }), inJuly),
  recorded(third.submitted({ unitId: eastPort }), inMarch),
  recorded(third.rejected(), inMay),
  recorded(fourth.submitted({ unitId: westPlant }), inMarch),
  recorded(fourth.returned(), inMay),
];

describe('the figures of a sealing', () => {
  it('lists every figure of the phase by its entry in the dictionary', () => {
    const { figures } = foldedPhase(phaseOne(), campaign, 1);
    expect(figures).toEqual(
      Object.entries({
        M01: '2',
        M02: '4',
        M03: '1',
        'M03.RETURNED': '1',
        M04: '2',
        'M04.BY_CLOSING': '1',
        'M04.TARGET': '3',
        M05: '1',
        'M05.REJECTED': '1',
        'M05.WITHDRAWN': '0',
        'M05.DUPLICATE': '0',
        M06: '2',
        M07: '2',
        'M07.TOTAL': '2',
        M08: '1',
        M09: '667',
        M10: '90',
        'M10.CLAIMED': '200',
        M11: '1',
      }).map(([metric, value]) => ({ metric, version: /^(M03|M05|M07.TOTAL|M09)/.test(metric) ? 2 : 1, value })),
    );
  });

  it('lists the units that have a target or a submission in their subtree, by code', () => {
    const { unitFigures } = foldedPhase(phaseOne(), campaign, 1);
    expect(unitFigures.map(({ unitId }) => unitId)).toEqual([east, eastPlant, eastPort, owner, west, westPlant]);
    const { units } = fold(phaseOne());
    expect(units.get(east)).toEqual({
      M02: '3',
      M03: '0',
      M04: '2',
      'M04.BY_CLOSING': '1',
      'M04.TARGET': '2',
      M05: '1',
      M06: '2',
      M09: '1000',
      M10: '90',
    });
    expect(units.get(westPlant)).toMatchObject({ M02: '1', M03: '1', M04: '0', 'M04.TARGET': null, M09: null });
  });

  it('leaves out a unit with neither, and lists one with a target only', () => {
    const history = [...beginning(), recorded(targetFor(west, 'PHASE_1', 5), inMarch)];
    const { units, figures } = fold(history);
    expect([...units.keys()]).toEqual([west]);
    expect(figures).toMatchObject({ M02: '0', M07: '0', 'M07.TOTAL': '2', M08: '0', M09: null });
  });

  it('counts distinct authors at each unit: never the sum over its children', () => {
    const { units } = fold(phaseOne());
    expect([eastPlant, eastPort, east, owner].map((unitId) => units.get(unitId)!['M06'])).toEqual(['2', '1', '2', '2']);
  });

  it('uses a revised target; a target of 0 is none', () => {
    const revised = { ...targetFor(owner, 'PHASE_1', 8), type: 'TargetRevised' as const };
    const data = { ...revised.data, previousValue: 3, reason: 'Điều chỉnh' };
    const toEight = [...phaseOne(), recorded({ type: 'TargetRevised' as const, data }, inMay)];
    const toNone = [...toEight, recorded({ type: 'TargetRevised' as const, data: { ...data, value: 0 } }, inMay)];
    expect(fold(toEight).figures).toMatchObject({ 'M04.TARGET': '8', M09: '250' });
    expect(fold(toNone).figures).toMatchObject({ 'M04.TARGET': null, M09: null });
  });

  it.each([
    ['2022-07-31T16:59:59.999Z', '1'],
    [cutoff, '0'],
  ])('an approval received at %s adds %s: the cut-off is exclusive', (at, counted) => {
    const { figures } = fold([...beginning(), ...approvedAt(fifth, at)]);
    expect(figures['M04']).toBe(counted);
  });

  it.each([
    [lastInstant, '1'],
    [closesAt, '0'],
  ])('an approval received at %s adds %s to what was counted by 24:00 of the last day', (at, counted) => {
    const { figures } = fold([...beginning(), ...approvedAt(fifth, at)]);
    expect(figures).toMatchObject({ M04: '1', 'M04.BY_CLOSING': counted });
  });

  it('uses the closing in force: an early one is recorded before it takes effect', () => {
    const closedEarly: CampaignState = {
      ...campaign,
      phases: campaign.phases.map((phase) => (phase.phase === 1 ? { ...phase, closesAt: inMay } : phase)),
    };
    const { figures } = fold([...beginning(), ...approvedAt(fifth, inMay)], 1, closedEarly);
    expect(figures).toMatchObject({ M04: '1', 'M04.BY_CLOSING': '0' });
  });

  it('shows the figures at the cut-off; only `pending` includes later decisions', () => {
    const before = fold(phaseOne());
    const after = fold([...phaseOne(), recorded(fourth.rejected(), inAugust)]);
    expect(before.pending).toBe(1);
    expect(after.pending).toBe(0);
    expect(after.figures).toEqual(before.figures);
    expect(after.units).toEqual(before.units);
  });

  it('orders events by instant, not by log position', () => {
    const inTime = recorded(fourth.withdrawn(), '2022-07-31T16:59:59.999Z');
    const late = recorded(first.rejected(), cutoff);
    expect(fold([...phaseOne(), late, inTime]).figures).toMatchObject({
      M04: '2',
      'M05.WITHDRAWN': '1',
      'M05.REJECTED': '1',
    });
  });

  it('includes initiatives carried over from earlier phases in `pending`', () => {
    const carried: CampaignState = {
      ...campaign,
      phases: campaign.phases.map((phase) =>
        phase.phase === 1 ? { ...phase, sealed: { carriedOverTo: 2, figures: [], unitFigures: [] } } : phase,
      ),
    };
    expect(fold(phaseOne(), 2, carried)).toMatchObject({ pending: 1, figures: { M02: '0', M03: '0' } });
    const counted = [...phaseOne(), recorded(fourth.approved({ at: inAugust, inPhase: 2 }), inAugust)];
    expect(fold(counted, 2, carried)).toMatchObject({ pending: 0, figures: { M02: '0', M04: '1' } });
    expect(fold(phaseOne(), 2)).toMatchObject({ pending: 0 });
  });

  it('shows undecided initiatives in the phase they were carried over to, in each unit of their path', () => {
    const log = [...phaseOne(), recorded(phaseSealed(1, 2), inAugust)];
    const { figures, units } = fold(log, 2);
    expect(figures).toMatchObject({ M02: '0', M03: '1', 'M03.RETURNED': '1', M04: '0', M05: '0' });
    expect([...units.keys()]).toEqual([owner, west, westPlant]);
    const rejected = fold([...log, recorded(fourth.rejected(), inAugust)], 2);
    expect(rejected.figures).toMatchObject({ M02: '0', M03: '0', 'M05.REJECTED': '1' });
  });

  it.each([
    ['in the phase carried over to', 2, { M02: '1', M04: '2' }],
    ['nowhere, without one', null, { M02: '0', M04: '0' }],
  ])('counts what the log contains after the sealing of its phase %s', (_, carriedOverTo, expected) => {
    const late = [
      recorded(fourth.approved({ at: inMay }), inMay),
      recorded(fifth.submitted({ at: inMarch }), inMarch),
      recorded(fifth.approved({ at: inMay }), inMay),
    ];
    const { figures } = fold([...phaseOne(), recorded(phaseSealed(1, carriedOverTo), inAugust), ...late], 2);
    expect(figures).toMatchObject(expected);
  });

  it('ignores other campaigns', () => {
    const other = { ...campaign, campaignId: id(77) };
    const { figures, pending, units } = fold(phaseOne(), 1, other);
    expect(figures).toMatchObject({ M01: '0', M02: '0', M04: '0', 'M04.TARGET': null });
    expect(pending).toBe(0);
    expect(units.size).toBe(0);
  });

  it('counts a dissolved unit only if it participated', () => {
    const dissolved = (unitId: string) =>
      recorded({ type: 'UnitDissolved' as const, data: { unitId, decisionNo: '4/QĐ' } }, inMay);
    expect(fold([...phaseOne(), dissolved(west)]).figures['M07.TOTAL']).toBe('2');
    expect(fold([...beginning(), dissolved(west)]).figures['M07.TOTAL']).toBe('1');
  });

  it('refuses an unknown phase', () => {
    expect(() => foldedPhase([], campaign, 3)).toThrow(RangeError);
  });

  it('does not depend on how initiatives interleave in the log', () => {
    const lifeCycles = [first, second, third, fourth, fifth].map((lifeCycle, index) => [
      recorded(
        lifeCycle.submitted({ unitId: [eastPlant, eastPort, westPlant][index % 3]!, authors: [an, binh] }),
        inMarch,
      ),
      recorded(lifeCycle.reviewed(), inMay),
      recorded([lifeCycle.approved({ at: inJuly }), lifeCycle.rejected(), lifeCycle.returned()][index % 3]!, inJuly),
    ]);
    const expected = fold([...beginning(), ...lifeCycles.flat()]);
    const anyOrder = fc.shuffledSubarray(
      lifeCycles.flatMap((lifeCycle, index) => lifeCycle.map(() => index)),
      { minLength: lifeCycles.length * 3 },
    );
    fc.assert(
      fc.property(anyOrder, (order) => {
        const queues = lifeCycles.map((lifeCycle) => [...lifeCycle]);
        const log = order.map((index) => queues[index]!.shift()!);
        expect(fold([...beginning(), ...log])).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('uses the cut-off of its own phase', () => {
    const received = recorded(fifth.submitted({ at: inJuly, phase: 2 }), inJuly);
    const counted = recorded(fifth.approved({ at: inAugust, inPhase: 2 }), inAugust);
    const late = recorded(fifth.withdrawn(), secondCutoff);
    expect(fold([...beginning(), received, counted, late], 2).figures).toMatchObject({ M02: '1', M04: '1' });
    expect(fold([...beginning(), received, counted, late], 1).figures).toMatchObject({ M02: '0', M04: '0' });
  });
});
