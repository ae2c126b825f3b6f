import { ApiProperty } from '@nestjs/swagger';
import { SUBMITTED_STATUSES, type SubmittedStatus } from '../../domain/initiative.state.js';
import { UnitNameResponse } from './person.response.js';

export class StatusCountResponse {
  @ApiProperty({ type: 'string', enum: SUBMITTED_STATUSES })
  status: SubmittedStatus;

  @ApiProperty({ type: 'integer', minimum: 0 })
  initiatives: number;
}

/** What a member has done in the programme, over all campaigns. */
export class MemberPageResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  memberId: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'null when the person was erased from the vault.' })
  name: string | null;

  @ApiProperty({ type: UnitNameResponse, description: 'Their unit now.' })
  unit: UnitNameResponse;

  @ApiProperty({ type: 'boolean', description: 'False once the member left.' })
  active: boolean;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Initiatives the member is an author of.' })
  initiatives: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Of these, as lead author.' })
  asLead: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Of these, as co-author.' })
  asCoAuthor: number;

  @ApiProperty({ type: StatusCountResponse, isArray: true, description: 'One row per status, in its order.' })
  byStatus: readonly StatusCountResponse[];

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Initiatives that count (hợp lệ).' })
  counted: number;

  @ApiProperty({
    type: 'string',
    description: 'đồng: the member’s shares of the verified benefit of counted initiatives, divided to the đồng.',
  })
  benefitShareVnd: string;
}
