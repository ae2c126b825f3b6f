import { z } from 'zod';
import { AWARD_FORMS, AWARD_LEVELS, RECIPIENT_KINDS } from '@app/kernel';
import { declareResponse, type ResponseOf } from '@app/http';
import { COUNTING_BASES, RECOGNITION_POLICIES } from '../domain/campaign.events.js';

export const FigureResponse = declareResponse('FigureResponse', {
  metric: z.string().meta({ description: 'Entry of the metric dictionary.', example: 'M04' }),
  version: z.int().describe('Version of that entry.'),
  value: z
    .string()
    .nullable()
    .describe('Decimal integer in the unit of the metric; null if none was assigned or it cannot be measured.'),
});
export type FigureResponse = ResponseOf<typeof FigureResponse>;

export const AwardKindResponse = declareResponse('AwardKindResponse', {
  form: z.enum(AWARD_FORMS),
  level: z.enum(AWARD_LEVELS),
  recipient: z.enum(RECIPIENT_KINDS),
});
export type AwardKindResponse = ResponseOf<typeof AwardKindResponse>;

export const RuleSetResponse = declareResponse('RuleSetResponse', {
  countingBasis: z.enum(COUNTING_BASES),
  recognitionPolicy: z.enum(RECOGNITION_POLICIES),
  revisionDays: z.int(),
  benefitCapVnd: z.string().describe('Integer đồng.'),
  individualAwardMinimumVnd: z.string().nullable().describe('Integer đồng; null if none is set.'),
  awardAtSeveralLevels: z.boolean(),
  awardKinds: z.array(AwardKindResponse).describe('Which form which level gives to whom.'),
  submitForAnyUnit: z.boolean().describe('Whether authors may submit for a unit that none of them belongs to.'),
});
export type RuleSetResponse = ResponseOf<typeof RuleSetResponse>;

export const PublishedRuleSetResponse = declareResponse('PublishedRuleSetResponse', {
  version: z.int(),
  publishedAt: z.iso.datetime(),
  rules: RuleSetResponse,
});
export type PublishedRuleSetResponse = ResponseOf<typeof PublishedRuleSetResponse>;

export const SubmissionsClosedResponse = declareResponse('SubmissionsClosedResponse', {
  decisionNo: z.string(),
  decidedAt: z.iso.datetime(),
});
export type SubmissionsClosedResponse = ResponseOf<typeof SubmissionsClosedResponse>;

export const SealedPhaseResponse = declareResponse('SealedPhaseResponse', {
  decisionNo: z.string(),
  decidedAt: z.iso.datetime(),
  ruleSetHash: z.string().describe('SHA-256 of the canonical rule set, hex.'),
  carriedOverTo: z
    .int()
    .nullable()
    .describe('Phase that undecided initiatives were carried over to; null if there were none.'),
  figures: z.array(FigureResponse),
});
export type SealedPhaseResponse = ResponseOf<typeof SealedPhaseResponse>;

export const CampaignPhaseResponse = declareResponse('CampaignPhaseResponse', {
  phase: z.int(),
  name: z.string(),
  opensAt: z.iso.datetime().describe('Submissions are accepted from this instant.'),
  closesAt: z.iso.datetime().describe('Submissions are accepted before this instant.'),
  evaluationCutoff: z.iso.datetime().describe('Decisions count when received before it.'),
  ruleSetVersion: z.int(),
  submissionsClosed: SubmissionsClosedResponse.nullable().describe('Set once the cut-offs are final.'),
  sealed: SealedPhaseResponse.nullable().describe('Set once the phase is sealed.'),
});
export type CampaignPhaseResponse = ResponseOf<typeof CampaignPhaseResponse>;

export const ApplicationWindowResponse = declareResponse('ApplicationWindowResponse', {
  from: z.iso.date(),
  until: z.iso.date().describe('Inclusive.'),
});
export type ApplicationWindowResponse = ResponseOf<typeof ApplicationWindowResponse>;

export const PeakDriveResponse = declareResponse('PeakDriveResponse', {
  name: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime().describe('Exclusive.'),
});
export type PeakDriveResponse = ResponseOf<typeof PeakDriveResponse>;

export const CampaignCardResponse = declareResponse('CampaignCardResponse', {
  id: z.uuid(),
  revision: z.string().describe('In double quotes the If-Match of a closing.'),
  code: z.string(),
  name: z.string(),
  ownerUnitId: z.uuid(),
  applicationWindow: ApplicationWindowResponse,
  decisionNo: z.string(),
  launchedAt: z.iso.datetime(),
  ruleSets: z.array(PublishedRuleSetResponse),
  phases: z.array(CampaignPhaseResponse),
  peakDrive: PeakDriveResponse.nullable(),
});
export type CampaignCardResponse = ResponseOf<typeof CampaignCardResponse>;
