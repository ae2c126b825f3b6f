import { TextField } from '@app/http';

export class RemoveDuplicateLinkRequest {
  @TextField({ min: 1, max: 2000, multiline: true, description: 'Lý do bỏ đánh dấu / why it is no duplicate.' })
  readonly reason: string;
}
