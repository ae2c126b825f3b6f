import { ApiProperty } from '@nestjs/swagger';
import { COUNTING_BASES, RECOGNITION_POLICIES } from '../../domain/campaign.events.js';

export class FigureAnswer {
  @ApiProperty({ type: 'string', description: 'Entry of the metric dictionary.', example: 'M04' })
  metric: string;

  @ApiProperty({ type: 'integer', description: 'Version of that entry.' })
  version: number;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Decimal integer in the unit of the metric; null where none was given or it cannot be measured.',
  })
  value: string | null;
}

export class RuleSetAnswer {
  @ApiProperty({ type: 'string', enum: COUNTING_BASES })
  countingBasis: (typeof COUNTING_BASES)[number];

  @ApiProperty({ type: 'string', enum: RECOGNITION_POLICIES })
  recognitionPolicy: (typeof RECOGNITION_POLICIES)[number];

  @ApiProperty({ type: 'integer' })
  revisionDays: number;

  @ApiProperty({ type: 'string', description: 'Integer đồng.' })
  benefitCapVnd: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Integer đồng; null where none is set.' })
  individualAwardMinimumVnd: string | null;

  @ApiProperty({ type: 'boolean' })
  awardAtSeveralLevels: boolean;
}

export class PublishedRuleSetAnswer {
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: 'string', format: 'date-time' })
  publishedAt: string;

  @ApiProperty({ type: RuleSetAnswer })
  rules: RuleSetAnswer;
}

export class SubmissionsClosedAnswer {
  @ApiProperty({ type: 'string' })
  decisionNo: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  decidedAt: string;
}

export class SealedPhaseAnswer {
  @ApiProperty({ type: 'string' })
  decisionNo: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  decidedAt: string;

  @ApiProperty({ type: 'string', description: 'SHA-256 of the canonical rule set, hex.' })
  ruleSetHash: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Phase in which undecided entries count once approved; null when none were left.',
  })
  carriedOverTo: number | null;

  @ApiProperty({ type: FigureAnswer, isArray: true })
  figures: readonly FigureAnswer[];
}

export class CampaignPhaseAnswer {
  @ApiProperty({ type: 'integer' })
  phase: number;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Submissions are taken from this instant.' })
  opensAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Submissions are taken before this instant.' })
  closesAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Decisions count when received before it.' })
  evaluationCutoff: string;

  @ApiProperty({ type: 'integer' })
  ruleSetVersion: number;

  @ApiProperty({ type: SubmissionsClosedAnswer, nullable: true, description: 'Once the cut-offs stand.' })
  submissionsClosed: SubmissionsClosedAnswer | null;

  @ApiProperty({ type: SealedPhaseAnswer, nullable: true, description: 'Once the figures stand.' })
  sealed: SealedPhaseAnswer | null;
}

export class ApplicationWindowAnswer {
  @ApiProperty({ type: 'string', format: 'date' })
  from: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'Included.' })
  until: string;
}

export class PeakDriveAnswer {
  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  startsAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Excluded.' })
  endsAt: string;
}

export class CampaignCardAnswer {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'string', description: 'Also the ETag; what a closing names in If-Match.' })
  revision: string;

  @ApiProperty({ type: 'string' })
  code: string;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  ownerUnitId: string;

  @ApiProperty({ type: ApplicationWindowAnswer })
  applicationWindow: ApplicationWindowAnswer;

  @ApiProperty({ type: 'string' })
  decisionNo: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  launchedAt: string;

  @ApiProperty({ type: PublishedRuleSetAnswer, isArray: true })
  ruleSets: readonly PublishedRuleSetAnswer[];

  @ApiProperty({ type: CampaignPhaseAnswer, isArray: true })
  phases: readonly CampaignPhaseAnswer[];

  @ApiProperty({ type: PeakDriveAnswer, nullable: true })
  peakDrive: PeakDriveAnswer | null;
}
