import { DomainError, fold, plusMs, type Instant } from '@app/kernel';
import fc from 'fast-check';
import {
  campaignAfter,
  closeSubmissions,
  cutoffOfPhase1,
  declare,
  endOfPhase1,
  launch,
  launched,
  openingOfPhase1,
  peakDrive,
  phase1,
  phase2,
  publish,
  published,
  schedule,
  seal,
  sealed,
  sealingFacts,
  submissionsClosed,
} from '../specs/a-campaign.js';
import { assign, assigned, facts, revise, revised } from '../specs/a-target.js';
import { campaignDecider, type CampaignCommand } from './campaign.decider.js';
import type { CampaignEvent } from './campaign.events.js';
import { targetDecider, type TargetCommand } from './target.decider.js';
import type { FigureScope, TargetEvent } from './target.events.js';

const minutesFrom = (instant: Instant, count: number): Instant => plusMs(instant, count * 60_000);

const anyCampaignEvent: fc.Arbitrary<CampaignEvent> = fc.oneof(
  fc.constantFrom<CampaignEvent[]>(launched, published, phase1, phase2, peakDrive, submissionsClosed, sealed),
  fc
    .record({ phase: fc.integer({ min: 1, max: 4 }), minute: fc.integer({ min: -50, max: 50 }) })
    .map(({ phase, minute }): CampaignEvent => ({
      type: 'SubmissionsClosed',
      data: { ...submissionsClosed.data, phase, closesAt: minutesFrom(endOfPhase1, minute) },
    })),
  fc.integer({ min: 1, max: 4 }).map((version): CampaignEvent => ({
    type: 'RuleSetPublished',
    data: { ...published.data, version },
  })),
);

/** Most instants lie close to a cut-off. */
const anyInstant = fc
  .record({
    around: fc.constantFrom(openingOfPhase1, endOfPhase1, cutoffOfPhase1),
    offset: fc.oneof(
      fc.constantFrom(-60_001, -60_000, -59_999, -1, 0, 1, 59_999, 60_000, 60_001),
      fc.integer({ min: -200_000, max: 200_000 }),
    ),
  })
  .map(({ around, offset }) => plusMs(around, offset));
/** How long after an instant a phase is sealed, mostly about a minute. */
const anyWait = fc.constantFrom(0, 59_999, 60_000, 60_001, 150_000, 400_000);
const anyCarryOver = fc.option(fc.integer({ min: 1, max: 3 }), { freq: 1 });

const anyCampaignCommand: fc.Arbitrary<CampaignCommand> = fc.oneof(
  fc.constantFrom<CampaignCommand[]>(launch(), publish(), schedule(phase1), schedule(phase2), declare()),
  fc
    .record({ at: anyInstant, opensAt: anyInstant, closesAt: anyInstant, evaluationCutoff: anyInstant })
    .map(({ at, ...instants }) => schedule(phase1, instants, at)),
  fc
    .record({ at: anyInstant, closesAt: fc.option(anyInstant), evaluationCutoff: fc.option(anyInstant) })
    .map(({ at, ...cutoffs }) => closeSubmissions(at, cutoffs)),
  anyInstant.map((at) => closeSubmissions(at)),
  fc
    .record({ cutoff: anyInstant, wait: anyWait, carryOverTo: anyCarryOver, pending: fc.nat(1) })
    .map(({ cutoff, wait, carryOverTo, pending }) =>
      seal(plusMs(cutoff, wait), { carryOverTo }, { ...sealingFacts, pending }),
    ),
);

/** Commands in order of receipt. */
const anyCampaignRun = fc
  .array(anyCampaignCommand, { minLength: 10, maxLength: 30 })
  .map((commands) => [...commands].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)));

interface Recorded {
  readonly event: CampaignEvent;
  readonly at: Instant;
}

/** The events a run of commands appends; a refused command appends none. */
const run = (commands: readonly CampaignCommand[]): readonly Recorded[] => {
  const history: Recorded[] = [];
  for (const command of commands) {
    try {
      const state = fold(
        campaignDecider,
        history.map(({ event }) => event),
      );
      history.push(...campaignDecider.decide(command, state).map((event) => ({ event, at: command.at })));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return history;
};

const anyTargetEvent: fc.Arbitrary<TargetEvent> = fc
  .record({
    event: fc.constantFrom<TargetEvent[]>(assigned, revised),
    scope: fc.constantFrom<FigureScope[]>('CAMPAIGN', 'PEAK_DRIVE', 'PHASE_1', 'PHASE_2'),
    value: fc.nat(),
  })
  .map(({ event, scope, value }) => ({ ...event, data: { ...event.data, scope, value } }) as TargetEvent);

describe('states', () => {
  test('a campaign folded in parts equals one folded at once', () => {
    fc.assert(
      fc.property(fc.array(anyCampaignEvent), fc.array(anyCampaignEvent), (some, more) => {
        expect(fold(campaignDecider, more, fold(campaignDecider, some))).toEqual(
          fold(campaignDecider, [...some, ...more]),
        );
      }),
    );
  });
  test('events fold to the same campaign after a JSON round trip', () => {
    fc.assert(
      fc.property(fc.array(anyCampaignEvent), (events) => {
        const again = JSON.parse(JSON.stringify(events)) as CampaignEvent[];
        expect(fold(campaignDecider, again)).toEqual(fold(campaignDecider, events));
      }),
    );
  });
  test('evolve does not mutate its arguments', () => {
    fc.assert(
      fc.property(fc.array(anyCampaignEvent), anyCampaignEvent, (events, next) => {
        const state = fold(campaignDecider, events);
        const copy = structuredClone(state);
        campaignDecider.evolve(state, next);
        expect(state).toEqual(copy);
      }),
    );
  });
  test('targets folded in parts equal those folded at once, also after a JSON round trip', () => {
    fc.assert(
      fc.property(fc.array(anyTargetEvent), fc.array(anyTargetEvent), (some, more) => {
        const whole = fold(targetDecider, [...some, ...more]);
        expect(fold(targetDecider, more, fold(targetDecider, some))).toEqual(whole);
        expect(fold(targetDecider, JSON.parse(JSON.stringify([...some, ...more])) as TargetEvent[])).toEqual(whole);
      }),
    );
  });
});

describe('any sequence of commands to a campaign', () => {
  const prepared = [launch(), publish(), schedule(phase1), schedule(phase2)];

  test('a cut-off is in the log at least a minute before it takes effect', () => {
    fc.assert(
      fc.property(anyCampaignRun, (commands) => {
        let campaign = campaignAfter(launched);
        for (const { event, at } of run([...prepared, ...commands])) {
          const next = campaignDecider.evolve(campaign, event)!;
          for (const phase of next.phases) {
            const known = campaign.phases.find((each) => each.phase === phase.phase);
            for (const cutoff of ['closesAt', 'evaluationCutoff'] as const) {
              if (phase[cutoff] !== known?.[cutoff]) expect(phase[cutoff] >= plusMs(at, 60_000)).toBe(true);
            }
            if (known && phase.opensAt !== known.opensAt) expect(known.opensAt >= plusMs(at, 60_000)).toBe(true);
          }
          campaign = next;
        }
      }),
      { numRuns: 300 },
    );
  });
  test('a phase is sealed once, with final cut-offs, at least a minute after the evaluation cut-off', () => {
    fc.assert(
      fc.property(anyCampaignRun, (commands) => {
        const history = run([...prepared, ...commands]);
        const seals = history.flatMap(({ event, at }, index) =>
          event.type === 'PhaseClosed' ? [{ event, at, index }] : [],
        );
        expect(new Set(seals.map(({ event }) => event.data.phase)).size).toBe(seals.length);
        for (const { event, at, index } of seals) {
          const closing = history
            .slice(0, index)
            .find(
              (earlier) => earlier.event.type === 'SubmissionsClosed' && earlier.event.data.phase === event.data.phase,
            );
          expect(closing).toBeDefined();
          expect(at >= plusMs(event.data.evaluationCutoff, 60_000)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
  test('an instant belongs to at most one phase', () => {
    fc.assert(
      fc.property(anyCampaignRun, anyInstant, (commands, instant) => {
        const campaign = campaignAfter(...run([...prepared, ...commands]).map(({ event }) => event));
        const open = campaign.phases.filter(({ opensAt, closesAt }) => opensAt <= instant && instant < closesAt);
        expect(open.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('any sequence of commands to the targets of a unit', () => {
  test('each event records the value it replaces', () => {
    const anyTargetCommand: fc.Arbitrary<TargetCommand> = fc
      .record({
        command: fc.constantFrom<TargetCommand[]>(assign(), revise()),
        scope: fc.constantFrom<FigureScope[]>('CAMPAIGN', 'PHASE_1'),
        value: fc.nat(5),
      })
      .map(
        ({ command, scope, value }) =>
          ({ ...command, data: { ...command.data, scope, value, facts } }) as TargetCommand,
      );
    fc.assert(
      fc.property(fc.array(anyTargetCommand), (commands) => {
        const values = new Map<string, number>();
        let state = targetDecider.initialState;
        for (const command of commands) {
          try {
            for (const event of targetDecider.decide(command, state)) {
              const previous = event.type === 'TargetRevised' ? event.data.previousValue : undefined;
              expect(values.get(event.data.scope)).toBe(previous);
              values.set(event.data.scope, event.data.value);
              state = targetDecider.evolve(state, event);
            }
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
        }
      }),
    );
  });
});
