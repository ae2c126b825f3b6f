import { ApiProperty } from '@nestjs/swagger';
import { PeakDriveFiguresResponse, ScopeFiguresResponse } from '../scope-figures.response.js';
import { SealedFiguresResponse } from '../sealed-figures.response.js';

export class PhaseSummaryResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  campaignId: string;

  @ApiProperty({ type: 'string' })
  campaignCode: string;

  @ApiProperty({ type: 'integer' })
  phase: number;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Submissions are taken from this instant.' })
  opensAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Submissions are taken before this instant.' })
  closesAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'Approvals count when received before it.' })
  evaluationCutoff: string;

  @ApiProperty({ type: 'boolean', description: 'The cut-offs stand and can no longer be moved.' })
  submissionsClosed: boolean;

  @ApiProperty({ type: ScopeFiguresResponse, description: 'As everything stands now.' })
  figures: ScopeFiguresResponse;

  @ApiProperty({
    type: PeakDriveFiguresResponse,
    nullable: true,
    description: 'Chiến dịch cao điểm, when it overlaps this phase; its figures go by the instant of receipt.',
  })
  peakDrive: PeakDriveFiguresResponse | null;

  @ApiProperty({ type: SealedFiguresResponse, nullable: true, description: 'What was sealed; never changes again.' })
  sealed: SealedFiguresResponse | null;
}
