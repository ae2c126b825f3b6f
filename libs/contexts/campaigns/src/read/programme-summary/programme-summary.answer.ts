import { ApiProperty } from '@nestjs/swagger';
import { CompletionAnswer } from '../completion.answer.js';
import { PeakDriveFiguresAnswer, ScopeFiguresAnswer } from '../scope-figures.answer.js';
import { SealedFiguresAnswer } from '../sealed-figures.answer.js';

export class PhaseResultAnswer {
  @ApiProperty({ type: 'integer' })
  phase: number;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'integer', description: 'M02, lượt nộp.' })
  submissions: number;

  @ApiProperty({ type: CompletionAnswer, description: 'As everything stands now.' })
  completion: CompletionAnswer;

  @ApiProperty({ type: SealedFiguresAnswer, nullable: true })
  sealed: SealedFiguresAnswer | null;
}

export class ProgrammeSummaryAnswer {
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

  @ApiProperty({ type: ScopeFiguresAnswer, description: 'The whole campaign.' })
  figures: ScopeFiguresAnswer;

  @ApiProperty({ type: PhaseResultAnswer, isArray: true })
  phases: readonly PhaseResultAnswer[];

  @ApiProperty({ type: PeakDriveFiguresAnswer, nullable: true })
  peakDrive: PeakDriveFiguresAnswer | null;
}
