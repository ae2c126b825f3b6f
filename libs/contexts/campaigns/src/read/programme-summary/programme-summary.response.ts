import { ApiProperty } from '@nestjs/swagger';
import { CompletionResponse } from '../completion.response.js';
import { PeakDriveFiguresResponse, ScopeFiguresResponse } from '../scope-figures.response.js';
import { SealedFiguresResponse } from '../sealed-figures.response.js';

export class PhaseResultResponse {
  @ApiProperty({ type: 'integer' })
  phase: number;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'integer', description: 'M02, lượt nộp.' })
  submissions: number;

  @ApiProperty({ type: CompletionResponse, description: 'As everything stands now.' })
  completion: CompletionResponse;

  @ApiProperty({ type: SealedFiguresResponse, nullable: true })
  sealed: SealedFiguresResponse | null;
}

export class ProgrammeSummaryResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  campaignId: string;

  @ApiProperty({ type: 'string' })
  code: string;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  ownerUnitId: string;

  @ApiProperty({ type: 'integer', description: 'M01, người đăng ký tham gia: distinct persons registered.' })
  registeredMembers: number;

  @ApiProperty({ type: ScopeFiguresResponse, description: 'The whole campaign.' })
  figures: ScopeFiguresResponse;

  @ApiProperty({ type: PhaseResultResponse, isArray: true })
  phases: readonly PhaseResultResponse[];

  @ApiProperty({ type: PeakDriveFiguresResponse, nullable: true })
  peakDrive: PeakDriveFiguresResponse | null;
}
