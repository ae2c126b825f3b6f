import type { RecognitionEvidence } from '../domain/initiative.events.js';
import type { SubmissionInput } from '../domain/submission.js';
import type { RecognitionEvidenceRequest } from './recognition-evidence.request.js';
import type { SubmissionRequest } from './submission.request.js';

export const evidenceFrom = ({
  decisionNo,
  decidedOn,
  issuer,
  level,
}: RecognitionEvidenceRequest): RecognitionEvidence => ({ decisionNo, decidedOn, issuer, level });

/** Converts a validated request to plain input; omitted fields become null. */
export const submissionInputFrom = (request: SubmissionRequest): SubmissionInput => {
  const { benefitClaim, recognition, content, declarations } = request;
  return {
    submission: {
      kind: request.kind,
      field: request.field,
      unitId: request.unitId,
      authors: request.authors.map(({ memberId, shareBp, lead }) => ({ memberId, shareBp, lead })),
      firstAppliedOn: request.firstAppliedOn,
      benefitClaim: { ...benefitClaim },
      recognition: recognition ? evidenceFrom(recognition) : null,
      confidentiality: request.confidentiality,
      content: {
        title: content.title,
        problem: content.problem ?? null,
        essence: content.essence ?? null,
        novelty: content.novelty ?? null,
        applicationScope: content.applicationScope ?? null,
        effectSummary: content.effectSummary ?? null,
        benefitMethod: content.benefitMethod ?? null,
      },
    },
    declarations: { ...declarations },
    authorisationRef: request.authorisationRef ?? null,
  };
};
