import { ApiProperty } from '@nestjs/swagger';

export class PersonResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  memberId: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'null when the person was erased from the vault.' })
  name: string | null;
}

export class UnitNameResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'string', description: 'Name as it is now.' })
  name: string;
}

export class AuthorResponse extends PersonResponse {
  @ApiProperty({ type: UnitNameResponse, description: 'Their unit when it was handed in.' })
  unit: UnitNameResponse;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10_000, description: 'Contribution in basis points.' })
  shareBp: number;

  @ApiProperty({ type: 'boolean' })
  lead: boolean;
}
