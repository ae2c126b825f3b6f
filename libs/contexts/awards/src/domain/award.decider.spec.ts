import { DomainError, fold, type JsonValue } from '@app/kernel';
import type {
  AwardInput,
  AwardFacts,
  AwardRecognition,
  InitiativeFacts,
  PhaseFacts,
  RevokeAward,
} from './award.commands.js';
import { awardDecider } from './award.decider.js';
import type { AwardGranted, AwardEvent, AwardRevoked } from './award.events.js';

/** 15:00 of 25 September 2023 in Viet Nam. */
const AT = '2023-09-25T08:00:00.000Z';
const by = { memberId: 'officer', mandate: { role: 'CAMPAIGN_OFFICER', unitId: 'owner' } };

const phase = (number: number, changes: Partial<PhaseFacts> = {}): PhaseFacts => ({
  phase: number,
  ruleSetVersion: number,
  rules: { individualAwardMinimumVnd: '80000000', awardAtSeveralLevels: false },
  sealedUnits: null,
  ...changes,
});

const counted = (changes: Partial<InitiativeFacts> = {}): InitiativeFacts => ({
  campaignId: 'campaign',
  countedInPhase: 1,
  authors: ['author', 'co-author'],
  verifiedBenefitVnd: '80000000',
  ...changes,
});

const facts = (changes: Partial<AwardFacts> = {}): AwardFacts => ({
  phases: [phase(1, { sealedUnits: new Set(['unit']) }), phase(2)],
  initiatives: new Map([['initiative', counted()]]),
  recipientUnit: { unitId: 'unit', name: 'Công đoàn Mẫu' },
  ...changes,
});

const input: AwardInput = {
  campaignId: 'campaign',
  form: 'COMMENDATION',
  level: 'SECTOR',
  recipient: { kind: 'MEMBER', memberId: 'author' },
  achievements: [{ kind: 'INITIATIVE', initiativeId: 'initiative' }],
  decisionNo: 'QĐ-1',
  decidedOn: '2023-09-25',
  signatory: 'Chủ tịch',
  prizeVnd: '1000000',
  ceremonyOn: '2023-10-08',
  citation: 'Sáng kiến mẫu',
};

const award = (changes: Partial<AwardInput> = {}, given: Partial<AwardFacts> = {}): AwardRecognition => ({
  type: 'AwardRecognition',
  data: { ...input, ...changes, awardId: 'award', facts: facts(given) },
  by,
  at: AT,
});

const toUnit = (changes: Partial<AwardInput> = {}, given: Partial<AwardFacts> = {}): AwardRecognition =>
  award(
    {
      form: 'BLOCK_LEADER',
      recipient: { kind: 'UNIT', unitId: 'unit' },
      achievements: [{ kind: 'SEALED_RESULT', campaignId: 'campaign', phase: 1, unitId: 'unit' }],
      ...changes,
    },
    given,
  );

const toInitiative = (changes: Partial<AwardInput> = {}, given: Partial<AwardFacts> = {}): AwardRecognition =>
  award(
    { form: 'OUTSTANDING_INITIATIVE', recipient: { kind: 'INITIATIVE', initiativeId: 'initiative' }, ...changes },
    given,
  );

const revocation: RevokeAward['data'] = {
  awardId: 'award',
  ground: 'LATER_CONCLUSION',
  decisionNo: 'QĐ-HUY-1',
  decidedOn: '2023-09-25',
  reason: 'Kết luận mẫu',
};
const revoke = (changes: Partial<RevokeAward['data']> = {}, at = AT): RevokeAward => ({
  type: 'RevokeAward',
  data: { ...revocation, ...changes },
  by,
  at,
});

const awarded = (changes: Partial<AwardGranted['data']> = {}): AwardGranted => ({
  type: 'AwardGranted',
  data: {
    awardId: 'award',
    campaignId: 'campaign',
    form: 'COMMENDATION',
    level: 'SECTOR',
    recipient: { kind: 'MEMBER', memberId: 'author' },
    achievements: [{ kind: 'INITIATIVE', initiativeId: 'initiative' }],
    unit: { unitId: 'unit', name: 'Công đoàn Mẫu' },
    benefitVnd: '80000000',
    ruleSetVersion: 1,
    decisionNo: 'QĐ-1',
    decidedOn: '2023-09-25',
    signatory: 'Chủ tịch',
    prizeVnd: '1000000',
    ceremonyOn: '2023-10-08',
    content: { citation: 'Sáng kiến mẫu' },
    ...changes,
  },
});
const revoked: AwardRevoked = {
  type: 'AwardRevoked',
  data: {
    awardId: 'award',
    ground: 'LATER_CONCLUSION',
    decisionNo: 'QĐ-HUY-1',
    decidedOn: '2023-09-25',
    content: { reason: 'Kết luận mẫu' },
  },
};

const given = (...history: readonly AwardEvent[]) => ({
  when: (command: AwardRecognition | RevokeAward) => {
    const decide = (): readonly AwardEvent[] => awardDecider.decide(command, fold(awardDecider, history));
    return {
      then: (...events: readonly AwardEvent[]): void => expect(decide()).toEqual(events),
      thenRefused: (
        kind: DomainError['kind'],
        code: string,
        details?: { readonly [key: string]: JsonValue },
        pointer?: string,
      ): void => {
        let refusal: unknown;
        try {
          decide();
        } catch (error) {
          refusal = error;
        }
        expect(refusal).toBeInstanceOf(DomainError);
        expect(refusal).toMatchObject({ kind, code, ...(details && { details }), ...(pointer && { pointer }) });
      },
    };
  },
});

describe('AwardRecognition', () => {
  it('honours an author and writes down what the decision rested on', () => {
    given().when(award()).then(awarded());
  });

  it('honours a person for several initiatives together, by the rules of the last phase', () => {
    given()
      .when(
        award(
          {
            achievements: [
              { kind: 'INITIATIVE', initiativeId: 'later' },
              { kind: 'INITIATIVE', initiativeId: 'initiative' },
              { kind: 'INITIATIVE', initiativeId: 'without-money' },
            ],
          },
          {
            initiatives: new Map([
              ['initiative', counted({ verifiedBenefitVnd: '30000000' })],
              ['later', counted({ countedInPhase: 2, verifiedBenefitVnd: '50000000' })],
              ['without-money', counted({ verifiedBenefitVnd: null })],
            ]),
          },
        ),
      )
      .then(
        awarded({
          achievements: [
            { kind: 'INITIATIVE', initiativeId: 'later' },
            { kind: 'INITIATIVE', initiativeId: 'initiative' },
            { kind: 'INITIATIVE', initiativeId: 'without-money' },
          ],
          benefitVnd: '80000000',
          ruleSetVersion: 2,
        }),
      );
  });

  it('honours an initiative whatever its benefit', () => {
    const recipient = { kind: 'INITIATIVE', initiativeId: 'initiative' } as const;
    given()
      .when(toInitiative({}, { initiatives: new Map([['initiative', counted({ verifiedBenefitVnd: null })]]) }))
      .then(awarded({ form: 'OUTSTANDING_INITIATIVE', recipient, benefitVnd: null }));
  });

  it('honours a unit for its result in a sealed phase', () => {
    given()
      .when(toUnit())
      .then(
        awarded({
          form: 'BLOCK_LEADER',
          recipient: { kind: 'UNIT', unitId: 'unit' },
          achievements: [{ kind: 'SEALED_RESULT', campaignId: 'campaign', phase: 1, unitId: 'unit' }],
          benefitVnd: null,
        }),
      );
  });

  it('refuses what was awarded under this id before, also when revoked', () => {
    given(awarded()).when(award()).thenRefused('conflict', 'RECOGNITION_EXISTS');
    given(awarded(), revoked).when(award()).thenRefused('conflict', 'RECOGNITION_EXISTS');
  });

  it('takes a decision of today and none of tomorrow, by the day in Viet Nam', () => {
    const lastMoment = { ...award(), at: '2023-09-25T16:59:59.999Z' };
    given().when(lastMoment).then(awarded());
    given()
      .when(award({ decidedOn: '2023-09-26' }))
      .thenRefused('invalid', 'DATE_IN_FUTURE', { today: '2023-09-25' }, '/decidedOn');
    given()
      .when({ ...award({ decidedOn: '2023-09-26' }), at: '2023-09-25T17:00:00.000Z' })
      .then(awarded({ decidedOn: '2023-09-26' }));
  });

  it.each([
    ['not submitted', new Map()],
    ['not counted', new Map([['initiative', counted({ countedInPhase: null })]])],
    ['counted in another campaign', new Map([['initiative', counted({ campaignId: 'other' })]])],
  ])('refuses an initiative that is %s', (_case, initiatives: ReadonlyMap<string, InitiativeFacts>) => {
    for (const command of [award({}, { initiatives }), toInitiative({}, { initiatives })]) {
      given()
        .when(command)
        .thenRefused('conflict', 'ACHIEVEMENT_NOT_COUNTED', { initiativeId: 'initiative' }, '/achievements/0');
    }
  });

  it('refuses an award without achievement, and one that names an achievement twice', () => {
    given()
      .when(award({ achievements: [] }))
      .thenRefused('invalid', 'ACHIEVEMENT_MISSING', {}, '/achievements');
    given()
      .when(award({ achievements: [...input.achievements, ...input.achievements] }))
      .thenRefused('invalid', 'ACHIEVEMENT_TWICE', {}, '/achievements');
  });

  it('refuses a person who is not an author of each initiative', () => {
    const initiatives = new Map([
      ['initiative', counted()],
      ['of-others', counted({ authors: ['somebody'] })],
    ]);
    given()
      .when(
        award(
          { achievements: [...input.achievements, { kind: 'INITIATIVE', initiativeId: 'of-others' }] },
          { initiatives },
        ),
      )
      .thenRefused(
        'invalid',
        'RECIPIENT_NOT_ELIGIBLE',
        { reason: 'NOT_THE_RECIPIENTS_ACHIEVEMENT' },
        '/achievements/1',
      );
  });

  it('refuses an initiative honoured for another one', () => {
    given()
      .when(toInitiative({ recipient: { kind: 'INITIATIVE', initiativeId: 'another' } }))
      .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason: 'NOT_THE_RECIPIENTS_ACHIEVEMENT' });
  });

  it('refuses a recipient who does not exist', () => {
    given()
      .when(award({}, { recipientUnit: null }))
      .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason: 'UNKNOWN_RECIPIENT' }, '/recipient');
  });

  it('refuses achievements of the kind meant for others', () => {
    const reason = 'NOT_AN_ACHIEVEMENT_OF_THIS_KIND';
    given()
      .when(toUnit({ achievements: input.achievements }))
      .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason }, '/achievements/0');
    given()
      .when(award({ achievements: toUnit().data.achievements }))
      .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason }, '/achievements/0');
  });

  it('gives the Creative Labour certificate to persons only, and the lead of a block to units only', () => {
    given()
      .when(award({ form: 'CREATIVE_LABOUR_CERTIFICATE' }))
      .then(awarded({ form: 'CREATIVE_LABOUR_CERTIFICATE' }));
    for (const command of [
      toUnit({ form: 'CREATIVE_LABOUR_CERTIFICATE' }),
      toInitiative({ form: 'CREATIVE_LABOUR_CERTIFICATE' }),
      award({ form: 'BLOCK_LEADER' }),
    ]) {
      given().when(command).thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason: 'FORM_FOR_OTHERS' }, '/form');
    }
  });

  it('refuses a unit before the phase is sealed, in an unknown phase and in another campaign', () => {
    const result = { kind: 'SEALED_RESULT', campaignId: 'campaign', phase: 1, unitId: 'unit' } as const;
    for (const [achievement, phases] of [
      [result, [phase(1)]],
      [{ ...result, phase: 7 }, facts().phases],
      [{ ...result, campaignId: 'other' }, facts().phases],
    ] as const) {
      given()
        .when(toUnit({ achievements: [achievement] }, { phases }))
        .thenRefused('conflict', 'PHASE_NOT_SEALED', { phase: achievement.phase }, '/achievements/0');
    }
  });

  it("refuses a unit without figures in the sealed phase, and another unit's result", () => {
    given()
      .when(toUnit({}, { phases: [phase(1, { sealedUnits: new Set(['other']) })] }))
      .thenRefused('conflict', 'ACHIEVEMENT_NOT_COUNTED', { unitId: 'unit', phase: 1 });
    given()
      .when(toUnit({ recipient: { kind: 'UNIT', unitId: 'other' } }))
      .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', { reason: 'NOT_THE_RECIPIENTS_ACHIEVEMENT' });
  });

  it('asks a person for the minimum of verified benefit, to the đồng', () => {
    const worth = (verifiedBenefitVnd: string | null): Partial<AwardFacts> => ({
      initiatives: new Map([['initiative', counted({ verifiedBenefitVnd })]]),
    });
    given()
      .when(award({}, worth('79999999')))
      .thenRefused('conflict', 'BELOW_THRESHOLD', { minimumVnd: '80000000', benefitVnd: '79999999' });
    given()
      .when(award({}, worth(null)))
      .thenRefused('conflict', 'BELOW_THRESHOLD', { minimumVnd: '80000000' });
    given()
      .when(award({}, worth('80000000')))
      .then(awarded());
  });

  it('asks for no benefit where the rules set no minimum', () => {
    const phases = [phase(1, { rules: { individualAwardMinimumVnd: null, awardAtSeveralLevels: false } })];
    const initiatives = new Map([['initiative', counted({ verifiedBenefitVnd: null })]]);
    given()
      .when(award({}, { phases, initiatives }))
      .then(awarded({ benefitVnd: null }));
  });

  it('refuses a decision by the person honoured or by any author', () => {
    const decidedBy = (command: AwardRecognition, memberId: string): AwardRecognition => ({
      ...command,
      by: { ...by, memberId },
    });
    for (const command of [
      decidedBy(award(), 'author'),
      decidedBy(award(), 'co-author'),
      decidedBy(toInitiative(), 'co-author'),
    ]) {
      given().when(command).thenRefused('conflict', 'CONFLICT_OF_INTEREST');
    }
  });
});

describe('RevokeAward', () => {
  it('revokes on one of the four grounds', () => {
    given(awarded()).when(revoke()).then(revoked);
  });

  it('refuses what was never awarded', () => {
    given().when(revoke()).thenRefused('not-found', 'RECOGNITION_NOT_FOUND');
  });

  it('refuses a second revocation', () => {
    given(awarded(), revoked).when(revoke()).thenRefused('conflict', 'ALREADY_REVOKED');
  });

  it('takes a decision between the day of the award and today, both included', () => {
    given(awarded({ decidedOn: '2023-09-24' }))
      .when(revoke({ decidedOn: '2023-09-24' }))
      .then({ ...revoked, data: { ...revoked.data, decidedOn: '2023-09-24' } });
    given(awarded())
      .when(revoke({ decidedOn: '2023-09-24' }))
      .thenRefused('invalid', 'REVOKED_BEFORE_AWARD', { awardedOn: '2023-09-25' }, '/decidedOn');
    given(awarded())
      .when(revoke({ decidedOn: '2023-09-26' }))
      .thenRefused('invalid', 'DATE_IN_FUTURE', { today: '2023-09-25' }, '/decidedOn');
  });
});
