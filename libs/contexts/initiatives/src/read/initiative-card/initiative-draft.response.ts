import { ApiProperty } from '@nestjs/swagger';
import type { InitiativeDraft } from './initiative-draft.view.js';

export class InitiativeDraftResponse implements InitiativeDraft {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'string', format: 'uuid', description: 'The acting person.' })
  ownerId: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  campaignId: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  unitId: string;

  @ApiProperty({ type: 'string' })
  title: string;

  @ApiProperty({ type: 'string', nullable: true })
  note: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  savedAt: string;

  @ApiProperty({ type: 'string', description: 'Revision to name in If-Match.', example: '0' })
  revision: string;
}
