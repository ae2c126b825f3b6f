import { deciderSpec } from '@app/testing';
import {
  award,
  awarded,
  by,
  counted,
  facts,
  input,
  phase,
  revoked,
  toInitiative,
  toUnit,
} from '../../specs/award-decisions.js';
import { awardDecider } from '../award.decider.js';
import type { AwardFacts, InitiativeFacts } from '../award.facts.js';
import type { AwardRecognition } from './award-recognition.js';

const { given } = deciderSpec(awardDecider);

describe('AwardRecognition', () => {
  it('honours an author and records the facts of the decision', () => {
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

  it('honours an initiative regardless of its benefit', () => {
    const recipient = { kind: 'INITIATIVE', initiativeId: 'initiative' } as const;
    const { citation } = awarded().data.content;
    const initiativeTitle = 'Tên lúc khen thưởng';
    const initiative = counted({ verifiedBenefitVnd: null, title: initiativeTitle });
    given()
      .when(toInitiative({}, { initiatives: new Map([['initiative', initiative]]) }))
      .then(
        awarded({
          form: 'OUTSTANDING_INITIATIVE',
          recipient,
          benefitVnd: null,
          content: { citation, initiativeTitle },
        }),
      );
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

  it('refuses an id that was used before, even if that award is revoked', () => {
    given(awarded()).when(award()).thenRefused('conflict', 'RECOGNITION_EXISTS');
    given(awarded(), revoked).when(award()).thenRefused('conflict', 'RECOGNITION_EXISTS');
  });

  it('accepts a decision dated today and refuses one dated tomorrow, by the day in Viet Nam', () => {
    const lastMoment = { ...award(), at: '2023-09-25T16:59:59.999Z' };
    given().when(lastMoment).then(awarded());
    given()
      .when(award({ decidedOn: '2023-09-26' }))
      .thenRefused('invalid', 'DATE_IN_FUTURE', { details: { today: '2023-09-25' }, pointer: '/decidedOn' });
    given()
      .when({ ...award({ decidedOn: '2023-09-26' }), at: '2023-09-25T17:00:00.000Z' })
      .then(awarded({ decidedOn: '2023-09-26' }));
  });

  it('refuses a decision dated before the approval of an honoured initiative, by the day in Viet Nam', () => {
    const approvedLate = {
      initiatives: new Map([['initiative', counted({ approvedAt: '2023-09-24T17:00:00.000Z' })]]),
    };
    given().when(award({}, approvedLate)).then(awarded());
    given()
      .when(award({ decidedOn: '2023-09-24' }, approvedLate))
      .thenRefused('invalid', 'AWARDED_BEFORE_ACHIEVEMENT', {
        details: { achievedOn: '2023-09-25' },
        pointer: '/decidedOn',
      });
    given()
      .when(award({ decidedOn: '2001-01-01' }))
      .thenRefused('invalid', 'AWARDED_BEFORE_ACHIEVEMENT');
  });

  it('refuses a decision dated before the figures of the sealed phase', () => {
    given()
      .when(toUnit({ decidedOn: '2022-07-31' }))
      .thenRefused('invalid', 'AWARDED_BEFORE_ACHIEVEMENT', {
        details: { achievedOn: '2022-08-01' },
        pointer: '/decidedOn',
      });
  });

  it('refuses a ceremony before the decision', () => {
    given()
      .when(award({ ceremonyOn: '2023-09-25' }))
      .then(awarded({ ceremonyOn: '2023-09-25' }));
    given()
      .when(award({ ceremonyOn: '2023-09-24' }))
      .thenRefused('invalid', 'CEREMONY_BEFORE_DECISION', {
        details: { decidedOn: '2023-09-25' },
        pointer: '/ceremonyOn',
      });
  });

  it.each([
    ['not submitted', new Map()],
    ['not counted', new Map([['initiative', counted({ countedInPhase: null })]])],
    ['counted in another campaign', new Map([['initiative', counted({ campaignId: 'other' })]])],
  ])('refuses an initiative that is %s', (_case, initiatives: ReadonlyMap<string, InitiativeFacts>) => {
    for (const command of [award({}, { initiatives }), toInitiative({}, { initiatives })]) {
      given()
        .when(command)
        .thenRefused('conflict', 'ACHIEVEMENT_NOT_COUNTED', {
          details: { initiativeId: 'initiative' },
          pointer: '/achievements/0',
        });
    }
  });

  it('refuses an award without achievement, and one that names an achievement twice', () => {
    given()
      .when(award({ achievements: [] }))
      .thenRefused('invalid', 'ACHIEVEMENT_MISSING', { details: {}, pointer: '/achievements' });
    given()
      .when(award({ achievements: [...input.achievements, ...input.achievements] }))
      .thenRefused('invalid', 'ACHIEVEMENT_TWICE', { details: {}, pointer: '/achievements' });
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
      .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', {
        details: { reason: 'NOT_THE_RECIPIENTS_ACHIEVEMENT' },
        pointer: '/achievements/1',
      });
  });

  it('refuses an initiative honoured for another one', () => {
    given()
      .when(toInitiative({ recipient: { kind: 'INITIATIVE', initiativeId: 'another' } }))
      .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', { details: { reason: 'NOT_THE_RECIPIENTS_ACHIEVEMENT' } });
  });

  it('refuses a recipient who does not exist', () => {
    given()
      .when(award({}, { recipientUnit: null }))
      .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', {
        details: { reason: 'UNKNOWN_RECIPIENT' },
        pointer: '/recipient',
      });
  });

  it('refuses achievements of the wrong kind for the recipient', () => {
    const reason = 'NOT_AN_ACHIEVEMENT_OF_THIS_KIND';
    given()
      .when(toUnit({ achievements: input.achievements }))
      .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', { details: { reason }, pointer: '/achievements/0' });
    given()
      .when(award({ achievements: toUnit().data.achievements }))
      .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', { details: { reason }, pointer: '/achievements/0' });
  });

  it('allows the Creative Labour certificate only for persons, and the lead of a block only for units', () => {
    given()
      .when(award({ form: 'CREATIVE_LABOUR_CERTIFICATE' }))
      .then(awarded({ form: 'CREATIVE_LABOUR_CERTIFICATE' }));
    for (const command of [
      toUnit({ form: 'CREATIVE_LABOUR_CERTIFICATE' }),
      toInitiative({ form: 'CREATIVE_LABOUR_CERTIFICATE' }),
      award({ form: 'BLOCK_LEADER' }),
    ]) {
      given()
        .when(command)
        .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', { details: { reason: 'FORM_FOR_OTHERS' }, pointer: '/form' });
    }
  });

  it('bounds the level by that of the campaign’s owner', () => {
    const ranks = ['NATIONAL', 'SECTOR', 'AFFILIATED', 'GRASSROOTS'] as const;
    for (const [owner, highestLevel] of ranks.entries()) {
      for (const [rank, level] of ranks.entries()) {
        const outcome = given().when(award({ level }, { highestLevel }));
        if (rank >= owner) outcome.then(awarded({ level }));
        else {
          outcome.thenRefused('invalid', 'AWARD_LEVEL_ABOVE_OWNER', {
            details: { level, highestLevel },
            pointer: '/level',
          });
        }
      }
    }
  });

  it('allows a form at the levels that the rules of the governing phase give it', () => {
    const awardKinds = [
      { form: 'COMMENDATION', level: 'AFFILIATED', recipient: 'MEMBER' },
      { form: 'COMMENDATION', level: 'SECTOR', recipient: 'UNIT' },
    ] as const;
    const phases = [phase(1, { rules: { ...phase(1).rules, awardKinds } })];
    given()
      .when(award({ level: 'AFFILIATED' }, { phases }))
      .then(awarded({ level: 'AFFILIATED' }));
    given()
      .when(award({ level: 'SECTOR' }, { phases }))
      .thenRefused('invalid', 'FORM_NOT_AT_LEVEL', {
        details: { form: 'COMMENDATION', level: 'SECTOR', levels: ['AFFILIATED'] },
        pointer: '/level',
      });
    given()
      .when(toInitiative({ form: 'COMMENDATION', level: 'SECTOR' }, { phases }))
      .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', { details: { reason: 'FORM_FOR_OTHERS' }, pointer: '/form' });
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
        .thenRefused('conflict', 'PHASE_NOT_SEALED', {
          details: { phase: achievement.phase },
          pointer: '/achievements/0',
        });
    }
  });

  it("refuses a unit without figures in the sealed phase, and another unit's result", () => {
    given()
      .when(toUnit({}, { phases: [phase(1, { sealedUnits: new Set(['other']) })] }))
      .thenRefused('conflict', 'ACHIEVEMENT_NOT_COUNTED', { details: { unitId: 'unit', phase: 1 } });
    given()
      .when(toUnit({ recipient: { kind: 'UNIT', unitId: 'other' } }))
      .thenRefused('invalid', 'RECIPIENT_NOT_ELIGIBLE', { details: { reason: 'NOT_THE_RECIPIENTS_ACHIEVEMENT' } });
  });

  it('requires the minimum of verified benefit from a person, to the đồng', () => {
    const worth = (verifiedBenefitVnd: string | null): Partial<AwardFacts> => ({
      initiatives: new Map([['initiative', counted({ verifiedBenefitVnd })]]),
    });
    given()
      .when(award({}, worth('79999999')))
      .thenRefused('conflict', 'BELOW_THRESHOLD', { details: { minimumVnd: '80000000', benefitVnd: '79999999' } });
    given()
      .when(award({}, worth(null)))
      .thenRefused('conflict', 'BELOW_THRESHOLD', { details: { minimumVnd: '80000000' } });
    given()
      .when(award({}, worth('80000000')))
      .then(awarded());
  });

  it('requires no benefit if the rules set no minimum', () => {
    const phases = [phase(1, { rules: { ...phase(1).rules, individualAwardMinimumVnd: null } })];
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
