import { PositionField, QueryIntegerField } from '@app/http';

const DEFAULT_LIMIT = 100;

export class EventLogRequest {
  @PositionField({ description: 'Chỉ các sự kiện sau vị trí này / only events after this position.', optional: true })
  after?: string;

  @QueryIntegerField({
    description: 'Số sự kiện mỗi trang / events per page.',
    min: 1,
    max: 1000,
    default: DEFAULT_LIMIT,
    optional: true,
  })
  limit: number = DEFAULT_LIMIT;
}
