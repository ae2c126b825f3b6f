import { ApiProperty } from '@nestjs/swagger';
import { CompletionResponse } from '../completion.response.js';

export class UnitLeaderboardRow {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Standard competition rank (1, 2, 2, 4); null for a unit without a target when ranked by completion.',
  })
  rank: number | null;

  @ApiProperty({ type: 'string', format: 'uuid' })
  unitId: string;

  @ApiProperty({ type: 'string' })
  code: string;

  @ApiProperty({ type: 'string', description: 'Its name today.' })
  name: string;

  @ApiProperty({ type: 'string' })
  level: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Cụm, khối thi đua / emulation block.' })
  block: string | null;

  @ApiProperty({ type: CompletionResponse })
  completion: CompletionResponse;

  @ApiProperty({ type: 'integer', description: 'M02, lượt nộp.' })
  submissions: number;

  @ApiProperty({ type: 'integer', description: 'M03, đang xem xét.' })
  pending: number;

  @ApiProperty({ type: 'integer', description: 'M06: distinct authors of its counted initiatives.' })
  authors: number;

  @ApiProperty({ type: 'string', description: 'Verified benefit of the counted initiatives, đồng.' })
  benefitVerifiedVnd: string;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'When the value ranked by was reached: the earlier goes first among equals. null while it is 0.',
  })
  reachedAt: string | null;
}
