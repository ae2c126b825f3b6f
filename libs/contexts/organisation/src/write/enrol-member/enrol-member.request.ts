import { UuidField } from '@app/http';
import { PersonRequest } from '../person.request.js';

export class EnrolMemberRequest extends PersonRequest {
  @UuidField({ description: 'Đơn vị sinh hoạt / unit of the member.' })
  readonly unitId: string;
}
