import { z } from 'zod';
import { AsOfResponse, declareResponse, type ResponseOf } from '@app/http';
import { BENEFIT_KINDS, RECOGNITION_LEVELS, REJECTION_GROUNDS } from '../domain/initiative.events.js';
import { InitiativeSummaryResponse } from './initiative-summary.response.js';
import { PersonResponse } from './person.response.js';

export const BenefitClaimResponse = declareResponse('BenefitClaimResponse', {
  kind: z.enum(BENEFIT_KINDS),
  amountVnd: z.string().nullable().describe('đồng; null when not expressible in money.'),
  basisYear: z.int(),
  basis: z.enum(['ESTIMATE', 'ACTUAL']),
});
export type BenefitClaimResponse = ResponseOf<typeof BenefitClaimResponse>;

export const AssessmentResponse = declareResponse('AssessmentResponse', {
  kind: z.enum(BENEFIT_KINDS),
  amountVnd: z.string().nullable().describe('đồng; null when not expressible in money.'),
  by: PersonResponse,
  at: z.iso.datetime(),
  method: z.string().nullable().describe('null when withheld.'),
});
export type AssessmentResponse = ResponseOf<typeof AssessmentResponse>;

export const RecognitionEvidenceResponse = declareResponse('RecognitionEvidenceResponse', {
  decisionNo: z.string(),
  decidedOn: z.iso.date(),
  issuer: z.string(),
  level: z.enum(RECOGNITION_LEVELS),
});
export type RecognitionEvidenceResponse = ResponseOf<typeof RecognitionEvidenceResponse>;

export const RevisionReasonResponse = declareResponse('RevisionReasonResponse', {
  field: z.string(),
  text: z.string().nullable().describe('null when withheld.'),
});
export type RevisionReasonResponse = ResponseOf<typeof RevisionReasonResponse>;

export const DecisionResponse = declareResponse('DecisionResponse', {
  by: PersonResponse,
  at: z.iso.datetime(),
  ground: z.enum(REJECTION_GROUNDS).nullable().describe('Ground of a rejection.'),
  text: z.string().nullable().describe('Note or reason; null when there is none or withheld.'),
});
export type DecisionResponse = ResponseOf<typeof DecisionResponse>;

export const InitiativeContentResponse = declareResponse('InitiativeContentResponse', {
  problem: z.string().nullable(),
  essence: z.string().nullable(),
  novelty: z.string().nullable(),
  applicationScope: z.string().nullable(),
  benefitMethod: z.string().nullable(),
});
export type InitiativeContentResponse = ResponseOf<typeof InitiativeContentResponse>;

export const InitiativeCardResponse = declareResponse('InitiativeCardResponse', {
  ...InitiativeSummaryResponse.shape,
  version: z.int().min(1).describe('1 for the first submission.'),
  unitPath: z.array(z.uuid()).describe('From the root to the unit.'),
  submittedBy: PersonResponse,
  authorisationRef: z
    .string()
    .nullable()
    .describe('What the submitter cites as authorisation by the authors; null if none is cited.'),
  firstAppliedOn: z.iso.date(),
  benefitClaim: BenefitClaimResponse,
  assessment: AssessmentResponse.nullable(),
  recognition: RecognitionEvidenceResponse.nullable(),
  revisionReasons: z.array(RevisionReasonResponse).describe('While returned: the fields to revise.'),
  decision: DecisionResponse.nullable(),
  duplicateOf: z.uuid().nullable().describe('While a duplicate: the original.'),
  contentWithheld: z
    .boolean()
    .describe(
      'True when everything except title and summary of the effect of a technical secret is withheld from the reader.',
    ),
  content: InitiativeContentResponse.nullable().describe('null when withheld.'),
  position: z.string().describe('Position of its last event.'),
  asOf: AsOfResponse.nullable().describe('null for the present.'),
});
export type InitiativeCardResponse = ResponseOf<typeof InitiativeCardResponse>;
