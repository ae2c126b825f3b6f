import { ApiProperty } from '@nestjs/swagger';
import { COUNTING_BASES, RECOGNITION_POLICIES } from '../../domain/campaign.events.js';

export class FigureResponse {
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

export class RuleSetResponse {
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

export class PublishedRuleSetResponse {
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: 'string', format: 'date-time' })
  publishedAt: string;

  @ApiProperty({ type: RuleSetResponse })
  rules: RuleSetResponse;
}

export class SubmissionsClosedResponse {
  @ApiProperty({ type: 'string' })
  decisionNo: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  decidedAt: string;
}

export class SealedPhaseResponse {
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

  @ApiProperty({ type: FigureResponse, isArray: true })
  figures: readonly FigureResponse[];
}

export class CampaignPhaseResponse {
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

  @ApiProperty({ type: SubmissionsClosedResponse, nullable: true, description: 'Once the cut-offs stand.' })
  submissionsClosed: SubmissionsClosedResponse | null;

  @ApiProperty({ type: SealedPhaseResponse, nullable: true, description: 'Once the figures stand.' })
  sealed: SealedPhaseResponse | null;
}

export class ApplicationWindowResponse {
  @ApiProperty({ type: 'string', format: 'date' })
  from: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'Included.' })
  until: string;
}

export class PeakDriveResponse {
  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  startsAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Excluded.' })
  endsAt: string;
}

export class CampaignCardResponse {
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

  @ApiProperty({ type: ApplicationWindowResponse })
  applicationWindow: ApplicationWindowResponse;

  @ApiProperty({ type: 'string' })
  decisionNo: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  launchedAt: string;

  @ApiProperty({ type: PublishedRuleSetResponse, isArray: true })
  ruleSets: readonly PublishedRuleSetResponse[];

  @ApiProperty({ type: CampaignPhaseResponse, isArray: true })
  phases: readonly CampaignPhaseResponse[];

  @ApiProperty({ type: PeakDriveResponse, nullable: true })
  peakDrive: PeakDriveResponse | null;
}
