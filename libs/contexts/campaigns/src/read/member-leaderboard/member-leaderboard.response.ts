import { ApiProperty } from '@nestjs/swagger';

export class MemberLeaderboardUnitResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  unitId: string;

  @ApiProperty({ type: 'string' })
  code: string;

  @ApiProperty({ type: 'string', description: 'Its name today.' })
  name: string;
}

export class MemberLeaderboardRow {
  @ApiProperty({ type: 'integer', description: 'Standard competition rank (1, 2, 2, 4).' })
  rank: number;

  @ApiProperty({ type: 'string', format: 'uuid' })
  memberId: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'null once the personal data were erased.' })
  name: string | null;

  @ApiProperty({ type: MemberLeaderboardUnitResponse, description: 'The unit at the latest counted initiative.' })
  unit: MemberLeaderboardUnitResponse;

  @ApiProperty({ type: 'integer', description: 'Counted initiatives as author or co-author.' })
  counted: number;

  @ApiProperty({ type: 'string', description: 'Own part of the verified benefit, by contribution share, đồng.' })
  benefitVerifiedVnd: string;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'When the value ranked by was reached: the earlier goes first among equals.',
  })
  reachedAt: string | null;
}
