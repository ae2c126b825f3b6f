import { TextField } from '@app/http';

export class ApproveInitiativeRequest {
  @TextField({ min: 1, max: 2000, multiline: true, optional: true, description: 'Ghi chú của người duyệt / note' })
  readonly note?: string;
}
