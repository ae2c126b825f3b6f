import { AWARD_FORMS, AWARD_LEVELS, RECIPIENT_KINDS, type AwardKind } from '@app/kernel';
import type { AwardGranted, AwardRevoked } from '../domain/award.events.js';
import type { AwardFacts, InitiativeFacts, PhaseFacts } from '../domain/award.facts.js';
import type { AwardInput, AwardRecognition } from '../domain/decisions/award-recognition.js';
import type { RevokeAward } from '../domain/decisions/revoke-award.js';

/** 15:00 on 25 September 2023 in Viet Nam. */
const AT = '2023-09-25T08:00:00.000Z';
export const by = { memberId: 'officer', mandate: { role: 'CAMPAIGN_OFFICER', unitId: 'owner' } };

/** Every level and recipient, except for the two forms that are for one kind of recipient. */
export const AWARD_KINDS: readonly AwardKind[] = AWARD_FORMS.flatMap((form) =>
  AWARD_LEVELS.flatMap((level) =>
    RECIPIENT_KINDS.filter(
      (recipient) =>
        (form !== 'CREATIVE_LABOUR_CERTIFICATE' || recipient === 'MEMBER') &&
        (form !== 'BLOCK_LEADER' || recipient === 'UNIT'),
    ).map((recipient) => ({ form, level, recipient })),
  ),
);

export const phase = (number: number, changes: Partial<PhaseFacts> = {}): PhaseFacts => ({
  phase: number,
  evaluationCutoff: '2022-07-31T17:00:00.000Z',
  ruleSetVersion: number,
  rules: { individualAwardMinimumVnd: '80000000', awardAtSeveralLevels: false, awardKinds: AWARD_KINDS },
  sealedUnits: null,
  ...changes,
});

export const counted = (changes: Partial<InitiativeFacts> = {}): InitiativeFacts => ({
  initiativeId: 'initiative',
  campaignId: 'campaign',
  countedInPhase: 1,
  approvedAt: '2022-07-20T02:00:00.000Z',
  title: 'Sáng kiến mẫu',
  authors: ['author', 'co-author'],
  involved: ['author', 'co-author'],
  verifiedBenefitVnd: '80000000',
  ...changes,
});

export const facts = (changes: Partial<AwardFacts> = {}): AwardFacts => ({
  highestLevel: 'NATIONAL',
  phases: [phase(1, { sealedUnits: new Set(['unit']) }), phase(2)],
  initiatives: new Map([['initiative', counted()]]),
  recipientUnit: { unitId: 'unit', name: 'Công đoàn Mẫu' },
  ...changes,
});

export const input: AwardInput = {
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

export const award = (changes: Partial<AwardInput> = {}, given: Partial<AwardFacts> = {}): AwardRecognition => ({
  type: 'AwardRecognition',
  data: { ...input, ...changes, awardId: 'award', facts: facts(given) },
  by,
  at: AT,
});

export const toUnit = (changes: Partial<AwardInput> = {}, given: Partial<AwardFacts> = {}): AwardRecognition =>
  award(
    {
      form: 'BLOCK_LEADER',
      recipient: { kind: 'UNIT', unitId: 'unit' },
      achievements: [{ kind: 'SEALED_RESULT', campaignId: 'campaign', phase: 1, unitId: 'unit' }],
      ...changes,
    },
    given,
  );

export const toInitiative = (changes: Partial<AwardInput> = {}, given: Partial<AwardFacts> = {}): AwardRecognition =>
  award(
    { form: 'OUTSTANDING_INITIATIVE', recipient: { kind: 'INITIATIVE', initiativeId: 'initiative' }, ...changes },
    given,
  );

export const revocation: RevokeAward['data'] = {
  honoured: [counted()],
  awardId: 'award',
  ground: 'LATER_CONCLUSION',
  decisionNo: 'QĐ-HUY-1',
  decidedOn: '2023-09-25',
  reason: 'Kết luận mẫu',
};
export const revoke = (changes: Partial<RevokeAward['data']> = {}, at = AT): RevokeAward => ({
  type: 'RevokeAward',
  data: { ...revocation, ...changes },
  by,
  at,
});

export const awarded = (changes: Partial<AwardGranted['data']> = {}): AwardGranted => ({
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
export const revoked: AwardRevoked = {
  type: 'AwardRevoked',
  data: {
    awardId: 'award',
    ground: 'LATER_CONCLUSION',
    decisionNo: 'QĐ-HUY-1',
    decidedOn: '2023-09-25',
    content: { reason: 'Kết luận mẫu' },
  },
};
