import { type AwardKind, dayInVietnam, DomainError, fold } from '@app/kernel';
import { describeLawsOfDecider } from '@app/testing';
import fc from 'fast-check';
import { AWARD_KINDS, revoke } from '../specs/award-decisions.js';
import { achievementClaims } from './achievement-claims.js';
import { awardDecider } from './award.decider.js';
import { AWARD_FORMS, AWARD_LEVELS, REVOCATION_GROUNDS, type Achievement, type AwardEvent } from './award.events.js';
import type { AwardFacts } from './award.facts.js';
import type { AwardRecognition } from './decisions/award-recognition.js';

const id = fc.uuid();
const day = fc.constantFrom('2022-05-31', '2023-09-25', '2023-10-08');
const amount = fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String));
const achievement: fc.Arbitrary<Achievement> = fc.oneof(
  fc.record({ kind: fc.constant('INITIATIVE' as const), initiativeId: id }),
  fc.record({
    kind: fc.constant('SEALED_RESULT' as const),
    campaignId: id,
    phase: fc.integer({ min: 1, max: 4 }),
    unitId: id,
  }),
);
const event: fc.Arbitrary<AwardEvent> = fc.oneof(
  fc.record({
    type: fc.constant('AwardGranted' as const),
    data: fc.record({
      awardId: id,
      campaignId: id,
      form: fc.constantFrom(...AWARD_FORMS),
      level: fc.constantFrom(...AWARD_LEVELS),
      recipient: fc.oneof(
        fc.record({ kind: fc.constant('MEMBER' as const), memberId: id }),
        fc.record({ kind: fc.constant('UNIT' as const), unitId: id }),
        fc.record({ kind: fc.constant('INITIATIVE' as const), initiativeId: id }),
      ),
      achievements: fc.array(achievement, { minLength: 1, maxLength: 3 }),
      unit: fc.record({ unitId: id, name: fc.string() }),
      benefitVnd: amount,
      ruleSetVersion: fc.integer({ min: 1, max: 9 }),
      decisionNo: fc.string(),
      decidedOn: day,
      signatory: fc.string(),
      prizeVnd: amount,
      ceremonyOn: fc.option(day),
      content: fc.record({ citation: fc.string() }),
    }),
  }),
  fc.record({
    type: fc.constant('AwardRevoked' as const),
    data: fc.record({
      awardId: id,
      ground: fc.constantFrom(...REVOCATION_GROUNDS),
      decisionNo: fc.string(),
      decidedOn: day,
      content: fc.record({ reason: fc.string() }),
    }),
  }),
);
const history = fc.array(event, { maxLength: 8 });

describe('the state of an award', () => {
  it('is the same after a JSON round trip of its events', () => {
    fc.assert(
      fc.property(history, (events) => {
        const stored = JSON.parse(JSON.stringify(events)) as AwardEvent[];
        expect(stored).toEqual(events);
        expect(fold(awardDecider, stored)).toEqual(fold(awardDecider, events));
      }),
    );
  });

  it('stays revoked after a second revocation event', () => {
    fc.assert(
      fc.property(history, (events) => {
        const state = fold(awardDecider, events);
        const revokedLast = events.at(-1)?.type === 'AwardRevoked';
        if (revokedLast && state) expect(state.status).toBe('REVOKED');
      }),
    );
  });
});

describe('the claims of an award', () => {
  const facts = fc.boolean().map((awardAtSeveralLevels): AwardFacts => ({
    highestLevel: 'NATIONAL',
    phases: [1, 2, 3, 4].map((phase) => ({
      phase,
      evaluationCutoff: '2022-07-31T17:00:00.000Z',
      ruleSetVersion: 1,
      rules: { individualAwardMinimumVnd: null, awardAtSeveralLevels, awardKinds: [] },
      sealedUnits: new Set<string>(),
    })),
    initiatives: new Map(),
    recipientUnit: null,
  }));
  const result = fc.record({
    kind: fc.constant('SEALED_RESULT' as const),
    campaignId: fc.constantFrom('a', 'b'),
    phase: fc.integer({ min: 1, max: 4 }),
    unitId: fc.constantFrom('u', 'v'),
  });
  const achievements = fc.uniqueArray(result, { minLength: 1, maxLength: 5, selector: (each) => JSON.stringify(each) });
  const level = fc.constantFrom(...AWARD_LEVELS);
  const streams = (
    input: { readonly level: (typeof AWARD_LEVELS)[number]; readonly achievements: readonly Achievement[] },
    given: AwardFacts,
  ): readonly string[] => achievementClaims(input, 'award-1', given).map(({ stream }) => stream);

  it('overlap with those of another award exactly if both cannot be in force', () => {
    fc.assert(
      fc.property(facts, level, level, achievements, achievements, (given, one, other, mine, yours) => {
        const severalLevels = given.phases[0]!.rules.awardAtSeveralLevels;
        const shared = mine.some((each) => yours.some((their) => JSON.stringify(their) === JSON.stringify(each)));
        const clash = shared && (one === other || !severalLevels);
        const held = new Set(streams({ level: one, achievements: mine }, given));
        const wanted = streams({ level: other, achievements: yours }, given);
        expect(wanted.some((stream) => held.has(stream))).toBe(clash);
      }),
    );
  });

  it('are sorted, each stream once', () => {
    fc.assert(
      fc.property(facts, level, achievements, (given, at, named) => {
        const claimed = streams({ level: at, achievements: named }, given);
        expect(streams({ level: at, achievements: named.toReversed() }, given)).toEqual(claimed);
        expect(new Set(claimed).size).toBe(claimed.length);
      }),
    );
  });
});

describe('the decision on an award', () => {
  /** Mostly valid input, so that many awards are allowed; sometimes invalid input. */
  const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
    fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: fc.constantFrom(usual, ...others) });
  const ids = mostly('a', 'b');
  const phase = fc.constantFrom(1, 2);
  const phaseFacts = (number: number) =>
    fc.record({
      phase: mostly(number, 3),
      evaluationCutoff: mostly('2022-05-30T17:00:00.000Z', '2022-07-31T17:00:00.000Z'),
      ruleSetVersion: fc.constant(number),
      rules: fc.record({
        individualAwardMinimumVnd: fc.constantFrom(null, '0', '5'),
        awardAtSeveralLevels: fc.boolean(),
        awardKinds: mostly<readonly AwardKind[]>(AWARD_KINDS, AWARD_KINDS.slice(0, 20)),
      }),
      sealedUnits: mostly<ReadonlySet<string> | null>(new Set(['a']), new Set(['b']), null),
    });
  const initiative = fc.record({
    initiativeId: fc.constant('a'),
    campaignId: mostly('campaign', 'other'),
    countedInPhase: fc.oneof({ weight: 8, arbitrary: phase }, { weight: 1, arbitrary: fc.constant(null) }),
    approvedAt: mostly('2022-05-20T17:00:00.000Z', '2022-07-20T17:00:00.000Z'),
    title: fc.constant('Sáng kiến mẫu'),
    authors: mostly<readonly string[]>(['a', 'b'], ['b'], ['a', 'officer']),
    involved: mostly<readonly string[]>(['a', 'b'], ['a', 'b', 'officer']),
    verifiedBenefitVnd: fc.constantFrom('0', '4', '7', null),
  });
  const initiativeAchievement: fc.Arbitrary<Achievement> = fc.record({
    kind: fc.constant('INITIATIVE' as const),
    initiativeId: ids,
  });
  const sealedResult: fc.Arbitrary<Achievement> = fc.record({
    kind: fc.constant('SEALED_RESULT' as const),
    campaignId: mostly('campaign', 'other'),
    phase,
    unitId: ids,
  });
  const recipientOf = {
    MEMBER: ids.map((memberId) => ({ kind: 'MEMBER' as const, memberId })),
    UNIT: ids.map((unitId) => ({ kind: 'UNIT' as const, unitId })),
    INITIATIVE: ids.map((initiativeId) => ({ kind: 'INITIATIVE' as const, initiativeId })),
  };
  const command = fc
    .constantFrom('MEMBER' as const, 'UNIT' as const, 'INITIATIVE' as const)
    .chain((kind): fc.Arbitrary<AwardRecognition> =>
      fc.record({
        type: fc.constant('AwardRecognition' as const),
        data: fc.record({
          awardId: fc.constant('award'),
          campaignId: fc.constant('campaign'),
          form: fc.constantFrom(...AWARD_FORMS),
          level: fc.constantFrom(...AWARD_LEVELS),
          recipient: recipientOf[kind],
          achievements: fc.array(
            fc.oneof(
              { weight: 9, arbitrary: kind === 'UNIT' ? sealedResult : initiativeAchievement },
              { weight: 1, arbitrary: kind === 'UNIT' ? initiativeAchievement : sealedResult },
            ),
            { maxLength: 2 },
          ),
          decisionNo: fc.constant('QĐ-1'),
          decidedOn: day,
          signatory: fc.constant('Chủ tịch'),
          prizeVnd: fc.constant(null),
          ceremonyOn: fc.constant(null),
          citation: fc.constant(''),
          facts: fc.record({
            highestLevel: fc.constantFrom(...AWARD_LEVELS),
            phases: fc.tuple(phaseFacts(1), phaseFacts(2)),
            initiatives: fc
              .record({ a: initiative, b: initiative })
              .map((initiatives) => new Map(Object.entries(initiatives))),
            recipientUnit: mostly<AwardFacts['recipientUnit']>({ unitId: 'a', name: 'A' }, null),
          }),
        }),
        by: fc.record({ memberId: mostly('officer', 'a'), mandate: fc.constant(null) }),
        at: fc.constant('2023-09-25T08:00:00.000Z'),
      }),
    );

  it('is either an award for counted achievements or a refusal', () => {
    let awards = 0;
    fc.assert(
      fc.property(command, (asked) => {
        try {
          const [award] = awardDecider.decide(asked, null);
          awards++;
          expect(award).toMatchObject({ type: 'AwardGranted', data: { achievements: asked.data.achievements } });
          const { level, facts: given } = asked.data;
          expect(AWARD_LEVELS.indexOf(level)).toBeGreaterThanOrEqual(AWARD_LEVELS.indexOf(given.highestLevel));
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          return;
        }
        for (const each of asked.data.achievements) {
          const { phases, initiatives } = asked.data.facts;
          if (each.kind === 'INITIATIVE') {
            const honoured = initiatives.get(each.initiativeId)!;
            expect(phases.map((known) => known.phase)).toContain(honoured.countedInPhase);
            expect(honoured.campaignId).toBe('campaign');
            expect(honoured.involved).not.toContain(asked.by.memberId);
            expect(dayInVietnam(honoured.approvedAt!) <= asked.data.decidedOn).toBe(true);
          } else {
            const named = phases.find((known) => known.phase === each.phase)!;
            expect(named.sealedUnits).toContain(each.unitId);
            expect(dayInVietnam(named.evaluationCutoff) <= asked.data.decidedOn).toBe(true);
          }
        }
      }),
      { numRuns: 2_000 },
    );
    expect(awards).toBeGreaterThan(20);
  });

  describeLawsOfDecider(awardDecider, {
    events: event,
    commands: fc.oneof(
      command,
      day.map((decidedOn) => revoke({ decidedOn })),
    ),
  });
});
