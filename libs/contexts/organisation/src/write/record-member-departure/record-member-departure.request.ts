import { DateField } from '@app/http';

export class RecordMemberDepartureRequest {
  @DateField({ description: 'Ngày rời tổ chức, không sau hôm nay / day of leaving, not after today.' })
  readonly effectiveOn: string;
}
