import { ApiProperty } from '@nestjs/swagger';
import {
  CONFIDENTIALITY_LEVELS,
  FIELDS_OF_APPLICATION,
  SOLUTION_KINDS,
  type Confidentiality,
  type FieldOfApplication,
  type SolutionKind,
} from '../../domain/initiative.events.js';
import { SUBMITTED_STATUSES, type SubmittedStatus } from '../../domain/initiative.state.js';
import { AuthorResponse, UnitNameResponse } from './person.response.js';

/** What a list shows of an initiative: nothing that a technical secret would hide. */
export class InitiativeSummaryResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Public code.', example: 'SK-TSK-P1-000123' })
  code: string | null;

  @ApiProperty({ type: 'string', format: 'uuid' })
  campaignId: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Phase it was received in.' })
  phase: number;

  @ApiProperty({ type: 'integer', minimum: 1, nullable: true, description: 'Phase it counts in, once approved.' })
  countedInPhase: number | null;

  @ApiProperty({ type: 'string', enum: SUBMITTED_STATUSES })
  status: SubmittedStatus;

  @ApiProperty({ type: 'string', enum: SOLUTION_KINDS })
  kind: SolutionKind;

  @ApiProperty({ type: 'string', enum: FIELDS_OF_APPLICATION })
  field: FieldOfApplication;

  @ApiProperty({ type: 'string', enum: CONFIDENTIALITY_LEVELS })
  confidentiality: Confidentiality;

  @ApiProperty({ type: 'string' })
  title: string;

  @ApiProperty({ type: 'string', nullable: true })
  effectSummary: string | null;

  @ApiProperty({ type: UnitNameResponse })
  unit: UnitNameResponse;

  @ApiProperty({ type: AuthorResponse, isArray: true })
  authors: readonly AuthorResponse[];

  @ApiProperty({ type: 'string', format: 'date-time' })
  receivedAt: string;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'While returned: it is taken again before this instant.',
  })
  dueAt: string | null;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'When it was approved, rejected, withdrawn or marked a duplicate.',
  })
  decidedAt: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'đồng; null when not expressible in money.' })
  claimedVnd: string | null;

  @ApiProperty({ type: 'boolean', description: 'Whether this version was assessed.' })
  assessed: boolean;

  @ApiProperty({ type: 'string', nullable: true, description: 'đồng; null when not assessed or not expressible.' })
  verifiedVnd: string | null;

  @ApiProperty({ type: 'string', description: 'Revision to name in If-Match.', example: '4' })
  revision: string;
}
