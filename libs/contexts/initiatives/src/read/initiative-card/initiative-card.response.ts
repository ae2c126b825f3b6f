import { ApiProperty } from '@nestjs/swagger';
import {
  BENEFIT_KINDS,
  RECOGNITION_LEVELS,
  REJECTION_GROUNDS,
  type BenefitClaim,
  type BenefitKind,
  type RecognitionEvidence,
  type RejectionGround,
} from '../../domain/initiative.events.js';
import { InitiativeSummaryResponse } from './initiative-summary.response.js';
import { PersonResponse } from './person.response.js';

export class BenefitClaimResponse implements BenefitClaim {
  @ApiProperty({ type: 'string', enum: BENEFIT_KINDS })
  kind: BenefitKind;

  @ApiProperty({ type: 'string', nullable: true, description: 'đồng; null when not expressible in money.' })
  amountVnd: string | null;

  @ApiProperty({ type: 'integer' })
  basisYear: number;

  @ApiProperty({ type: 'string', enum: ['ESTIMATE', 'ACTUAL'] })
  basis: BenefitClaim['basis'];
}

export class AssessmentResponse {
  @ApiProperty({ type: 'string', enum: BENEFIT_KINDS })
  kind: BenefitKind;

  @ApiProperty({ type: 'string', nullable: true, description: 'đồng; null when not expressible in money.' })
  amountVnd: string | null;

  @ApiProperty({ type: PersonResponse })
  by: PersonResponse;

  @ApiProperty({ type: 'string', format: 'date-time' })
  at: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'null when withheld.' })
  method: string | null;
}

export class RecognitionEvidenceResponse implements RecognitionEvidence {
  @ApiProperty({ type: 'string' })
  decisionNo: string;

  @ApiProperty({ type: 'string', format: 'date' })
  decidedOn: string;

  @ApiProperty({ type: 'string' })
  issuer: string;

  @ApiProperty({ type: 'string', enum: RECOGNITION_LEVELS })
  level: RecognitionEvidence['level'];
}

export class RevisionReasonResponse {
  @ApiProperty({ type: 'string' })
  field: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'null when withheld.' })
  text: string | null;
}

export class DecisionResponse {
  @ApiProperty({ type: PersonResponse })
  by: PersonResponse;

  @ApiProperty({ type: 'string', format: 'date-time' })
  at: string;

  @ApiProperty({ type: 'string', enum: REJECTION_GROUNDS, nullable: true, description: 'Ground of a rejection.' })
  ground: RejectionGround | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Note or reason; null when there is none or withheld.' })
  text: string | null;
}

export class InitiativeContentResponse {
  @ApiProperty({ type: 'string', nullable: true })
  problem: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  essence: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  novelty: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  applicationScope: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  benefitMethod: string | null;
}

export class AsOfResponse {
  @ApiProperty({ type: 'string', description: 'The position or instant asked for.' })
  asked: string;

  @ApiProperty({ type: 'string', enum: ['RECORDED'], description: 'Instants are when events were written.' })
  axis: 'RECORDED';

  @ApiProperty({ type: 'string', description: 'Position of the last event taken in.' })
  position: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'When that event was written.' })
  recordedAt: string;
}

export class InitiativeCardResponse extends InitiativeSummaryResponse {
  @ApiProperty({ type: 'integer', minimum: 1, description: '1 for the first submission.' })
  version: number;

  @ApiProperty({ type: 'string', format: 'uuid', isArray: true, description: 'From the root to the unit.' })
  unitPath: readonly string[];

  @ApiProperty({ type: PersonResponse })
  submittedBy: PersonResponse;

  @ApiProperty({ type: 'string', format: 'date' })
  firstAppliedOn: string;

  @ApiProperty({ type: BenefitClaimResponse })
  benefitClaim: BenefitClaimResponse;

  @ApiProperty({ type: AssessmentResponse, nullable: true })
  assessment: AssessmentResponse | null;

  @ApiProperty({ type: RecognitionEvidenceResponse, nullable: true })
  recognition: RecognitionEvidenceResponse | null;

  @ApiProperty({ type: RevisionReasonResponse, isArray: true, description: 'While returned: what must be revised.' })
  revisionReasons: readonly RevisionReasonResponse[];

  @ApiProperty({ type: DecisionResponse, nullable: true })
  decision: DecisionResponse | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'While a duplicate: of which.' })
  duplicateOf: string | null;

  @ApiProperty({
    type: 'boolean',
    description: 'True when a technical secret hides everything but title and summary of the effect from the reader.',
  })
  contentWithheld: boolean;

  @ApiProperty({ type: InitiativeContentResponse, nullable: true, description: 'null when withheld.' })
  content: InitiativeContentResponse | null;

  @ApiProperty({ type: 'string', description: 'Position of its last event.' })
  position: string;

  @ApiProperty({ type: AsOfResponse, nullable: true, description: 'null for the present.' })
  asOf: AsOfResponse | null;
}
