import { ApiProperty } from '@nestjs/swagger';
import {
  AWARD_FORMS,
  AWARD_LEVELS,
  REVOCATION_GROUNDS,
  type AwardForm,
  type AwardLevel,
  type RevocationGround,
} from '../domain/award.events.js';
import { AWARD_STATUSES } from './award.view.js';

const RECIPIENT_KINDS = ['MEMBER', 'UNIT', 'INITIATIVE'] as const;
const ACHIEVEMENT_KINDS = ['INITIATIVE', 'SEALED_RESULT'] as const;

export class RecipientResponse {
  @ApiProperty({ type: 'string', enum: RECIPIENT_KINDS })
  kind: (typeof RECIPIENT_KINDS)[number];

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Of a MEMBER.' })
  memberId: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Of a UNIT.' })
  unitId: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Of an INITIATIVE.' })
  initiativeId: string | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description:
      "A person's name now (null once erased), a unit's name on the day of the decision; null of an initiative.",
  })
  name: string | null;
}

export class AchievementResponse {
  @ApiProperty({ type: 'string', enum: ACHIEVEMENT_KINDS })
  kind: (typeof ACHIEVEMENT_KINDS)[number];

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Of an INITIATIVE.' })
  initiativeId: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Of a SEALED_RESULT.' })
  campaignId: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of a SEALED_RESULT.' })
  phase: number | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Of a SEALED_RESULT.' })
  unitId: string | null;
}

export class HonouredUnitResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  unitId: string;

  @ApiProperty({ type: 'string', nullable: true })
  code: string | null;

  @ApiProperty({ type: 'string', description: 'Its name on the day of the decision.' })
  name: string;
}

export class RevocationResponse {
  @ApiProperty({ type: 'string', enum: REVOCATION_GROUNDS })
  ground: RevocationGround;

  @ApiProperty({ type: 'string' })
  decisionNo: string;

  @ApiProperty({ type: 'string', format: 'date' })
  decidedOn: string;

  @ApiProperty({ type: 'string' })
  reason: string;
}

export class AwardResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'string', description: 'Also the ETag; what a revocation names in If-Match.' })
  revision: string;

  @ApiProperty({ type: 'string', enum: AWARD_STATUSES })
  status: (typeof AWARD_STATUSES)[number];

  @ApiProperty({ type: 'string', format: 'uuid' })
  campaignId: string;

  @ApiProperty({ type: 'string', enum: AWARD_FORMS })
  form: AwardForm;

  @ApiProperty({ type: 'string', enum: AWARD_LEVELS })
  level: AwardLevel;

  @ApiProperty({ type: RecipientResponse })
  recipient: RecipientResponse;

  @ApiProperty({ type: AchievementResponse, isArray: true })
  achievements: readonly AchievementResponse[];

  @ApiProperty({ type: HonouredUnitResponse, description: 'The unit that stands on the roll.' })
  unit: HonouredUnitResponse;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description:
      'Verified benefit honoured, integer đồng, as it stood; null where none is quantified or none is named.',
  })
  benefitVnd: string | null;

  @ApiProperty({ type: 'integer', description: 'Version of the rules it was decided by.' })
  ruleSetVersion: number;

  @ApiProperty({ type: 'string' })
  decisionNo: string;

  @ApiProperty({ type: 'string', format: 'date' })
  decidedOn: string;

  @ApiProperty({ type: 'string', description: 'The office that signed.' })
  signatory: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Prize money, integer đồng.' })
  prizeVnd: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  ceremonyOn: string | null;

  @ApiProperty({ type: 'string' })
  citation: string;

  @ApiProperty({ type: RevocationResponse, nullable: true, description: 'Once revoked.' })
  revocation: RevocationResponse | null;
}
