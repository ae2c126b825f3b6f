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
import { InitiativeSummaryAnswer } from './initiative-summary.answer.js';
import { PersonAnswer } from './person.answer.js';

export class BenefitClaimAnswer implements BenefitClaim {
  @ApiProperty({ type: 'string', enum: BENEFIT_KINDS })
  kind: BenefitKind;

  @ApiProperty({ type: 'string', nullable: true, description: 'đồng; null when not expressible in money.' })
  amountVnd: string | null;

  @ApiProperty({ type: 'integer' })
  basisYear: number;

  @ApiProperty({ type: 'string', enum: ['ESTIMATE', 'ACTUAL'] })
  basis: BenefitClaim['basis'];
}

export class AssessmentAnswer {
  @ApiProperty({ type: 'string', enum: BENEFIT_KINDS })
  kind: BenefitKind;

  @ApiProperty({ type: 'string', nullable: true, description: 'đồng; null when not expressible in money.' })
  amountVnd: string | null;

  @ApiProperty({ type: PersonAnswer })
  by: PersonAnswer;

  @ApiProperty({ type: 'string', format: 'date-time' })
  at: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'null when withheld.' })
  method: string | null;
}

export class RecognitionEvidenceAnswer implements RecognitionEvidence {
  @ApiProperty({ type: 'string' })
  decisionNo: string;

  @ApiProperty({ type: 'string', format: 'date' })
  decidedOn: string;

  @ApiProperty({ type: 'string' })
  issuer: string;

  @ApiProperty({ type: 'string', enum: RECOGNITION_LEVELS })
  level: RecognitionEvidence['level'];
}

export class RevisionReasonAnswer {
  @ApiProperty({ type: 'string' })
  field: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'null when withheld.' })
  text: string | null;
}

export class DecisionAnswer {
  @ApiProperty({ type: PersonAnswer })
  by: PersonAnswer;

  @ApiProperty({ type: 'string', format: 'date-time' })
  at: string;

  @ApiProperty({ type: 'string', enum: REJECTION_GROUNDS, nullable: true, description: 'Ground of a rejection.' })
  ground: RejectionGround | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Note or reason; null when there is none or withheld.' })
  text: string | null;
}

export class InitiativeContentAnswer {
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

export class AsOfAnswer {
  @ApiProperty({ type: 'string', description: 'The position or instant asked for.' })
  asked: string;

  @ApiProperty({ type: 'string', enum: ['RECORDED'], description: 'Instants are when events were written.' })
  axis: 'RECORDED';

  @ApiProperty({ type: 'string', description: 'Position of the last event taken in.' })
  position: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'When that event was written.' })
  recordedAt: string;
}

export class InitiativeCardAnswer extends InitiativeSummaryAnswer {
  @ApiProperty({ type: 'integer', minimum: 1, description: '1 for the first submission.' })
  version: number;

  @ApiProperty({ type: 'string', format: 'uuid', isArray: true, description: 'From the root to the unit.' })
  unitPath: readonly string[];

  @ApiProperty({ type: PersonAnswer })
  submittedBy: PersonAnswer;

  @ApiProperty({ type: 'string', format: 'date' })
  appliedFirstOn: string;

  @ApiProperty({ type: BenefitClaimAnswer })
  benefitClaim: BenefitClaimAnswer;

  @ApiProperty({ type: AssessmentAnswer, nullable: true })
  assessment: AssessmentAnswer | null;

  @ApiProperty({ type: RecognitionEvidenceAnswer, nullable: true })
  recognition: RecognitionEvidenceAnswer | null;

  @ApiProperty({ type: RevisionReasonAnswer, isArray: true, description: 'While returned: what must be revised.' })
  revisionReasons: readonly RevisionReasonAnswer[];

  @ApiProperty({ type: DecisionAnswer, nullable: true })
  decision: DecisionAnswer | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'While a duplicate: of which.' })
  duplicateOf: string | null;

  @ApiProperty({
    type: 'boolean',
    description: 'True when a technical secret hides everything but title and summary of the effect from the reader.',
  })
  contentWithheld: boolean;

  @ApiProperty({ type: InitiativeContentAnswer, nullable: true, description: 'null when withheld.' })
  content: InitiativeContentAnswer | null;

  @ApiProperty({ type: 'string', description: 'Position of its last event.' })
  position: string;

  @ApiProperty({ type: AsOfAnswer, nullable: true, description: 'null for the present.' })
  asOf: AsOfAnswer | null;
}
