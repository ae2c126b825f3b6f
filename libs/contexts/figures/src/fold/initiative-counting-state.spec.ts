import fc from 'fast-check';
import type { InitiativeEvent } from '@app/initiatives/contracts';
import {
  an,
  binh,
  campaign,
  closesAt,
  eastPlant,
  id,
  inAugust,
  inJuly,
  inMarch,
  inMay,
  lastInstant,
  lifeCycleOf,
  owner,
  pathOf,
  peakStartsAt,
} from '../specs/a-history.js';
import {
  contributionChange,
  contributions,
  evolveCountingState,
  isPending,
  type InitiativeCountingState,
} from './initiative-counting-state.js';
import { addTally, isNoTally, NO_TALLY, notValidOf, pendingOf, subtractTally, type Tally } from './tally.js';

const lifeCycle = lifeCycleOf(id(1000));

const stateAfter = (...events: readonly InitiativeEvent[]): InitiativeCountingState | null =>
  events.reduce<InitiativeCountingState | null>((state, event) => evolveCountingState(state, event, campaign), null);

const tallies = (state: InitiativeCountingState | null): { readonly [scope: string]: Partial<Tally> } =>
  Object.fromEntries(
    contributions(state, campaign.phases).map(([scope, tally]) => [
      scope,
      Object.fromEntries(Object.entries(tally).filter(([, value]) => value !== 0 && value !== '0')),
    ]),
  );

/** Any sequence of events, valid or not: no log may break a figure. */
const anyEvent = fc.oneof(
  fc
    .record({ at: fc.constantFrom(inMarch, inMay, lastInstant), unitId: fc.constantFrom(eastPlant, owner) })
    .map(lifeCycle.submitted),
  fc.constantFrom([an], [an, binh]).map((authors) => lifeCycle.resubmitted({ authors, claimedVnd: null })),
  fc
    .record({ inPhase: fc.constantFrom(1, 2), benefitVnd: fc.constantFrom(null, '0', '7000') })
    .map((options) => lifeCycle.approved(options)),
  { weight: 6, arbitrary: fc.constantFrom(...lifeCycle.examples()) },
);
const anyLifeCycle = fc.array(anyEvent, { maxLength: 14 });

describe('the counting state of an initiative', () => {
  it('is null before the submission', () => {
    expect(stateAfter(lifeCycle.reviewed(), lifeCycle.approved())).toBeNull();
    expect(contributions(null, campaign.phases)).toEqual([]);
  });

  it('keeps the path from the owner downwards', () => {
    const submitted = lifeCycle.submitted({ unitPath: [id(99), ...pathOf[eastPlant]!] });
    expect(stateAfter(submitted)!.receipt.unitPath).toEqual(pathOf[eastPlant]);
  });

  it('is waiting or returned while undecided', () => {
    const waiting = [lifeCycle.submitted()];
    const underReview = [...waiting, lifeCycle.reviewed()];
    const returned = [...underReview, lifeCycle.returned()];
    const resubmitted = [...returned, lifeCycle.resubmitted({ authors: [an, binh] })];

    expect(tallies(stateAfter(...waiting)).CAMPAIGN).toEqual({ submissions: 1, waiting: 1 });
    expect(tallies(stateAfter(...underReview)).CAMPAIGN).toEqual({ submissions: 1, waiting: 1 });
    expect(tallies(stateAfter(...returned)).CAMPAIGN).toEqual({ submissions: 1, returned: 1 });
    expect(tallies(stateAfter(...resubmitted)).CAMPAIGN).toEqual({ submissions: 1, waiting: 1 });
    expect(stateAfter(...resubmitted)!.authors.map(({ memberId }) => memberId)).toEqual([an, binh]);
  });

  it('counts with the benefit claimed and verified once approved', () => {
    const approved = stateAfter(lifeCycle.submitted(), lifeCycle.reviewed(), lifeCycle.approved());
    const counted = { submissions: 1, counted: 1, countedByClosing: 1, claimedVnd: '100', verifiedVnd: '90' };
    expect(tallies(approved)).toEqual({ CAMPAIGN: counted, PHASE_1: counted });
  });

  it('distinguishes not quantifiable from 0 đồng', () => {
    const submitted = lifeCycle.submitted({ claimedVnd: null });
    expect(tallies(stateAfter(submitted, lifeCycle.approved({ benefitVnd: null }))).CAMPAIGN).toEqual({
      submissions: 1,
      counted: 1,
      countedByClosing: 1,
      notQuantifiable: 1,
    });
    expect(tallies(stateAfter(submitted, lifeCycle.approved({ benefitVnd: '0' }))).CAMPAIGN).toEqual({
      submissions: 1,
      counted: 1,
      countedByClosing: 1,
    });
  });

  it('counts rejected, withdrawn and duplicate separately', () => {
    const submitted = lifeCycle.submitted();
    expect(tallies(stateAfter(submitted, lifeCycle.rejected())).PHASE_1).toEqual({ submissions: 1, rejected: 1 });
    expect(tallies(stateAfter(submitted, lifeCycle.withdrawn())).PHASE_1).toEqual({ submissions: 1, withdrawn: 1 });
    expect(tallies(stateAfter(submitted, lifeCycle.markedDuplicate())).PHASE_1).toEqual({
      submissions: 1,
      duplicate: 1,
    });
  });

  it('has its previous status once a duplicate mark is removed', () => {
    const undone = stateAfter(
      lifeCycle.submitted(),
      lifeCycle.reviewed(),
      lifeCycle.markedDuplicate(),
      lifeCycle.unlinked(),
    );
    expect(tallies(undone).CAMPAIGN).toEqual({ submissions: 1, waiting: 1 });
    expect(undone!.status).toBe('UNDER_REVIEW');
  });

  it('was received in one phase and counts in the one it was carried over to', () => {
    const approved = stateAfter(lifeCycle.submitted({ at: inMay }), lifeCycle.approved({ at: inAugust, inPhase: 2 }));
    const counted = { counted: 1, countedByClosing: 1, claimedVnd: '100', verifiedVnd: '90' };
    expect(tallies(approved)).toEqual({
      CAMPAIGN: { submissions: 1, ...counted },
      PEAK_DRIVE: { submissions: 1, ...counted },
      PHASE_1: { submissions: 1, carriedOver: 1 },
      PHASE_2: counted,
    });
  });

  it('waits in the phase it was carried over to, and is decided there', () => {
    const phases = campaign.phases.map((phase) =>
      phase.phase === 1 ? { ...phase, sealed: { carriedOverTo: 2 } } : phase,
    );
    const received = stateAfter(lifeCycle.submitted(), lifeCycle.returned())!;
    const shown = (state: InitiativeCountingState | null) =>
      new Map(
        contributions(state, phases).map(([scope, { submissions, returned, rejected, carriedOver }]) => [
          scope,
          { submissions, returned, rejected, carriedOver },
        ]),
      );
    const none = { submissions: 0, returned: 0, rejected: 0, carriedOver: 0 };
    expect(shown(received)).toEqual(
      new Map([
        ['CAMPAIGN', { ...none, submissions: 1, returned: 1 }],
        ['PHASE_1', { ...none, submissions: 1, carriedOver: 1 }],
        ['PHASE_2', { ...none, returned: 1 }],
      ]),
    );
    const rejectedLater = evolveCountingState(received, lifeCycle.rejected(), { ...campaign, phases });
    expect(shown(rejectedLater).get('PHASE_2')).toEqual({ ...none, rejected: 1 });
    const rejectedBefore = evolveCountingState(received, lifeCycle.rejected(), campaign);
    expect(shown(rejectedBefore).get('PHASE_1')).toEqual({ ...none, submissions: 1, rejected: 1 });
    expect(shown(rejectedBefore).has('PHASE_2')).toBe(false);
  });

  it.each([
    ['2022-04-21T16:59:59.999Z', false],
    [peakStartsAt, true],
    [lastInstant, true],
    [closesAt, false],
  ])('received at %s it is in the peak drive: %s', (at, inside) => {
    expect(stateAfter(lifeCycle.submitted({ at }))!.receipt.inPeakDrive).toBe(inside);
  });

  it.each([
    [lastInstant, '2022-05-31'],
    [closesAt, '2022-06-01'],
  ])('received at %s it belongs to %s in Viet Nam', (at, day) => {
    expect(stateAfter(lifeCycle.submitted({ at }))!.receipt.day).toBe(day);
  });

  it.each([
    [lastInstant, 1],
    [closesAt, 0],
    [inJuly, 0],
  ])('approved at %s it adds %d to what was counted by the closing', (at, countedByClosing) => {
    const approved = stateAfter(lifeCycle.submitted(), lifeCycle.approved({ at }));
    expect(contributions(approved, campaign.phases)[0]![1]).toMatchObject({ counted: 1, countedByClosing });
  });

  it('counts at most once per scope, and is in exactly one state', () => {
    fc.assert(
      fc.property(anyLifeCycle, (events) => {
        const state = stateAfter(...events);
        const scopes = contributions(state, campaign.phases).map(([scope]) => scope);
        expect(new Set(scopes).size).toBe(scopes.length);
        let countedInPhases = 0;
        for (const [scope, tally] of contributions(state, campaign.phases)) {
          const { submissions, counted, carriedOver } = tally;
          const states = pendingOf(tally) + counted + notValidOf(tally) + carriedOver;
          expect(states).toBe(1);
          if (scope.startsWith('PHASE_')) countedInPhases += counted;
          else expect(submissions).toBe(1);
        }
        const [campaignWide] = contributions(state, campaign.phases);
        expect(countedInPhases).toBe(campaignWide?.[1].counted ?? 0);
        expect(pendingOf(campaignWide?.[1] ?? NO_TALLY)).toBe(state && isPending(state) ? 1 : 0);
      }),
    );
  });

  it('the changes of any event sequence sum to the contribution of the last state', () => {
    fc.assert(
      fc.property(anyLifeCycle, (events) => {
        const sum = new Map<string, Tally>();
        let state: InitiativeCountingState | null = null;
        for (const event of events) {
          const next: InitiativeCountingState | null = evolveCountingState(state, event, campaign);
          for (const [scope, tally] of next ? contributionChange(state, next, campaign.phases) : []) {
            sum.set(scope, addTally(sum.get(scope) ?? NO_TALLY, tally));
          }
          state = next;
        }
        const left = new Map([...sum].filter(([, tally]) => !isNoTally(tally)));
        expect(left).toEqual(new Map(contributions(state, campaign.phases)));
      }),
    );
  });

  it('is plain JSON and depends only on its events', () => {
    fc.assert(
      fc.property(anyLifeCycle, fc.nat(14), (events, cut) => {
        const before = stateAfter(...events.slice(0, cut));
        const stored = JSON.parse(JSON.stringify(before)) as typeof before;
        const resumed = events
          .slice(cut)
          .reduce<InitiativeCountingState | null>(
            (state, event) => evolveCountingState(state, event, campaign),
            stored,
          );
        expect(resumed).toEqual(stateAfter(...events));
      }),
    );
  });
});

describe('tallies', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String);
  const count = fc.nat(1000);
  const anyTally: fc.Arbitrary<Tally> = fc.record({
    submissions: count,
    waiting: count,
    returned: count,
    counted: count,
    countedByClosing: count,
    notQuantifiable: count,
    rejected: count,
    withdrawn: count,
    duplicate: count,
    carriedOver: count,
    claimedVnd: amount,
    verifiedVnd: amount,
  });

  it('add and subtract exactly, in any order', () => {
    fc.assert(
      fc.property(anyTally, anyTally, anyTally, (a, b, c) => {
        expect(addTally(addTally(a, b), c)).toEqual(addTally(c, addTally(b, a)));
        expect(subtractTally(addTally(a, b), b)).toEqual(a);
        expect(isNoTally(subtractTally(a, a))).toBe(true);
      }),
    );
  });
});
