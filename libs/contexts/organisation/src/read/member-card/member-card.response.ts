import { ApiProperty } from '@nestjs/swagger';
import { QUALIFICATIONS, ROLES, WORK_SECTORS, type MemberCategory, type Role } from '../../domain/member.events.js';

export class MemberCategoryResponse implements MemberCategory {
  @ApiProperty({ type: 'string', enum: QUALIFICATIONS })
  qualification: MemberCategory['qualification'];

  @ApiProperty({ type: 'boolean' })
  leader: boolean;

  @ApiProperty({ type: 'string', enum: WORK_SECTORS })
  sector: MemberCategory['sector'];
}

export class MemberUnitResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'string', description: 'Name as it is now.' })
  name: string;
}

export class MemberRoleResponse {
  @ApiProperty({ type: 'string', enum: ROLES })
  role: Role;

  @ApiProperty({ type: MemberUnitResponse, description: 'The role holds here and below.' })
  unit: MemberUnitResponse;

  @ApiProperty({ type: 'string' })
  decisionNo: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  grantedAt: string;
}

export class MemberCardResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'null when the person was erased from the vault.' })
  name: string | null;

  @ApiProperty({ type: MemberUnitResponse })
  unit: MemberUnitResponse;

  @ApiProperty({ type: MemberCategoryResponse })
  category: MemberCategoryResponse;

  @ApiProperty({ type: 'boolean', description: 'False once the member left.' })
  active: boolean;

  @ApiProperty({ type: MemberRoleResponse, isArray: true })
  roles: readonly MemberRoleResponse[];

  @ApiProperty({ type: 'string', description: 'Revision to name in If-Match.', example: '0' })
  revision: string;
}
