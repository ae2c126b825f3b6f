import { DateField, UuidField } from '@app/http';

export class TransferMemberRequest {
  @UuidField({ description: 'Đơn vị mới / the new unit.' })
  readonly toUnitId: string;

  @DateField({ description: 'Ngày có hiệu lực, không sau hôm nay / first day there, not after today.' })
  readonly effectiveOn: string;
}
