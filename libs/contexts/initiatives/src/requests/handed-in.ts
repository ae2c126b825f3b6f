import type { Declarations, SubmittedByAuthor } from '../domain/initiative.commands.js';
import type { RecognitionEvidence } from '../domain/initiative.events.js';
import type { RecognitionEvidenceRequest } from './recognition-evidence.request.js';
import type { SubmissionRequest } from './submission.request.js';

/** A checked request as the plain input of a command, with null for what was left out. */
export type HandedIn = {
  readonly submission: SubmittedByAuthor;
  readonly declarations: Declarations;
  readonly authorisationRef: string | null;
};

export const evidenceFrom = ({
  decisionNo,
  decidedOn,
  issuer,
  level,
}: RecognitionEvidenceRequest): RecognitionEvidence => ({ decisionNo, decidedOn, issuer, level });

export const handedInBy = (request: SubmissionRequest): HandedIn => {
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
