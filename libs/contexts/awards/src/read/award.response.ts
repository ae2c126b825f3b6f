import { z } from 'zod';
import { declareResponse, type ResponseOf } from '@app/http';
import { AWARD_FORMS, AWARD_LEVELS, REVOCATION_GROUNDS } from '../domain/award.events.js';
import { AWARD_STATUSES } from './award.view.js';

const RECIPIENT_KINDS = ['MEMBER', 'UNIT', 'INITIATIVE'] as const;
const ACHIEVEMENT_KINDS = ['INITIATIVE', 'SEALED_RESULT'] as const;

export const HonouredAuthorResponse = declareResponse('HonouredAuthorResponse', {
  memberId: z.uuid(),
  name: z.string().nullable().describe('null when the person was erased from the vault.'),
  lead: z.boolean(),
});
export type HonouredAuthorResponse = ResponseOf<typeof HonouredAuthorResponse>;

export const RecipientResponse = declareResponse('RecipientResponse', {
  kind: z.enum(RECIPIENT_KINDS),
  memberId: z.uuid().nullable().describe('Of a MEMBER.'),
  unitId: z.uuid().nullable().describe('Of a UNIT.'),
  initiativeId: z.uuid().nullable().describe('Of an INITIATIVE.'),
  name: z
    .string()
    .nullable()
    .describe(
      "A person's name now (null once erased), a unit's name on the day of the decision, or an initiative's title.",
    ),
  code: z.string().nullable().describe('Code of a UNIT, public code of an INITIATIVE.'),
  authors: z.array(HonouredAuthorResponse).describe('Of an INITIATIVE; otherwise empty.'),
});
export type RecipientResponse = ResponseOf<typeof RecipientResponse>;

export const AchievementResponse = declareResponse('AchievementResponse', {
  kind: z.enum(ACHIEVEMENT_KINDS),
  initiativeId: z.uuid().nullable().describe('Of an INITIATIVE.'),
  campaignId: z.uuid().nullable().describe('Of a SEALED_RESULT.'),
  phase: z.int().nullable().describe('Of a SEALED_RESULT.'),
  unitId: z.uuid().nullable().describe('Of a SEALED_RESULT.'),
  title: z.string().nullable().describe('Of an INITIATIVE.'),
  code: z.string().nullable().describe('Public code of an INITIATIVE.'),
  authors: z.array(HonouredAuthorResponse).describe('Of an INITIATIVE; otherwise empty.'),
});
export type AchievementResponse = ResponseOf<typeof AchievementResponse>;

export const HonouredUnitResponse = declareResponse('HonouredUnitResponse', {
  unitId: z.uuid(),
  code: z.string().nullable(),
  name: z.string().describe('Its name on the day of the decision.'),
});
export type HonouredUnitResponse = ResponseOf<typeof HonouredUnitResponse>;

export const RevocationResponse = declareResponse('RevocationResponse', {
  ground: z.enum(REVOCATION_GROUNDS),
  decisionNo: z.string(),
  decidedOn: z.iso.date(),
  reason: z.string(),
});
export type RevocationResponse = ResponseOf<typeof RevocationResponse>;

export const AwardResponse = declareResponse('AwardResponse', {
  id: z.uuid(),
  revision: z.string().describe('In double quotes the If-Match of a revocation.'),
  status: z.enum(AWARD_STATUSES),
  campaignId: z.uuid(),
  form: z.enum(AWARD_FORMS),
  level: z.enum(AWARD_LEVELS),
  recipient: RecipientResponse,
  achievements: z.array(AchievementResponse),
  unit: HonouredUnitResponse.describe('The unit shown on the roll.'),
  benefitVnd: z
    .string()
    .nullable()
    .describe(
      'Verified benefit honoured, integer đồng, at the time of the decision; null if none is quantified or none is named.',
    ),
  ruleSetVersion: z.int().describe('Version of the rule set of the decision.'),
  decisionNo: z.string(),
  decidedOn: z.iso.date(),
  signatory: z.string().describe('The office that signed.'),
  prizeVnd: z.string().nullable().describe('Prize money, integer đồng.'),
  ceremonyOn: z.iso.date().nullable(),
  citation: z.string(),
  revocation: RevocationResponse.nullable().describe('Once revoked.'),
});
export type AwardResponse = ResponseOf<typeof AwardResponse>;
