import { DateField, EnumField, NestedField, NestedListField, TextField, UuidField } from '@app/http';
import {
  CONFIDENTIALITY_LEVELS,
  FIELDS_OF_APPLICATION,
  SOLUTION_KINDS,
  type Confidentiality,
  type FieldOfApplication,
  type SolutionKind,
} from '../domain/initiative.events.js';
import type { SubmissionInput } from '../domain/submission.js';
import { AuthorRequest } from './author.request.js';
import { BenefitClaimRequest } from './benefit-claim.request.js';
import { DeclarationsRequest } from './declarations.request.js';
import { InitiativeContentRequest } from './initiative-content.request.js';
import { evidenceFrom, RecognitionEvidenceRequest } from './recognition-evidence.request.js';

/** Fields shared by a submission and a resubmission. */
export class SubmissionRequest {
  @EnumField({ values: SOLUTION_KINDS, description: 'Loại giải pháp / kind of solution.' })
  readonly kind: SolutionKind;

  @EnumField({ values: FIELDS_OF_APPLICATION, description: 'Lĩnh vực áp dụng / field of application.' })
  readonly field: FieldOfApplication;

  @UuidField({ description: 'Đơn vị công đoàn của sáng kiến / union unit of the initiative.' })
  readonly unitId: string;

  @NestedListField(() => AuthorRequest, { minItems: 1, maxItems: 20, description: 'Tác giả, đồng tác giả / authors.' })
  readonly authors: readonly AuthorRequest[];

  @DateField({ description: 'Ngày áp dụng lần đầu hoặc áp dụng thử / day it was first applied or tried.' })
  readonly firstAppliedOn: string;

  @NestedField(() => BenefitClaimRequest, { description: 'Lợi ích khai báo / benefit claimed.' })
  readonly benefitClaim: BenefitClaimRequest;

  @NestedField(() => RecognitionEvidenceRequest, {
    optional: true,
    nullable: true,
    description: 'Quyết định công nhận của cơ sở, nếu đã có / recognition by the workplace, when it is there.',
  })
  readonly recognition?: RecognitionEvidenceRequest | null;

  @EnumField({ values: CONFIDENTIALITY_LEVELS, description: 'Chế độ bảo mật / confidentiality.' })
  readonly confidentiality: Confidentiality;

  @NestedField(() => InitiativeContentRequest, { description: 'Nội dung / what the solution is.' })
  readonly content: InitiativeContentRequest;

  @NestedField(() => DeclarationsRequest, { description: 'Cam đoan / declarations.' })
  readonly declarations: DeclarationsRequest;

  @TextField({
    max: 100,
    optional: true,
    nullable: true,
    description: 'Số giấy ủy quyền của các tác giả / authorisation by the authors, when an officer acts for them.',
  })
  readonly authorisationRef?: string | null;
}

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
