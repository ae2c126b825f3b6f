import { EnumField, TextField } from '@app/http';
import { REJECTION_GROUNDS, type RejectionGround } from '../../domain/initiative.events.js';

export class RejectInitiativeRequest {
  @EnumField({ values: REJECTION_GROUNDS, description: 'Căn cứ / ground.' })
  readonly ground: RejectionGround;

  @TextField({ min: 1, max: 2000, multiline: true, description: 'Lý do bằng văn bản / reason in writing.' })
  readonly reason: string;
}
