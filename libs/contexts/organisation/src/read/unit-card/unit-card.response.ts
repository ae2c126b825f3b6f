import { ApiProperty } from '@nestjs/swagger';
import { UNIT_LEVELS, type UnitLevel } from '../../domain/unit.events.js';

/** A unit as lists and cards show it. */
export class UnitResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'string', description: 'Never used again for another unit.', example: 'CD-05' })
  code: string;

  @ApiProperty({ type: 'string' })
  name: string;

  @ApiProperty({ type: 'string', isArray: true, description: 'Names it had before, oldest first.' })
  formerNames: readonly string[];

  @ApiProperty({ type: 'string', enum: UNIT_LEVELS })
  level: UnitLevel;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'null for the root.' })
  parentId: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Emulation block.' })
  block: string | null;

  @ApiProperty({ type: 'boolean', description: 'False once dissolved.' })
  active: boolean;

  @ApiProperty({ type: 'string', description: 'Revision to name in If-Match.', example: '0' })
  revision: string;
}

export class UnitOnPathResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'string' })
  code: string;

  @ApiProperty({ type: 'string' })
  name: string;
}

export class UnitCardResponse extends UnitResponse {
  @ApiProperty({ type: UnitOnPathResponse, isArray: true, description: 'From the root to this unit, both included.' })
  path: readonly UnitOnPathResponse[];
}
