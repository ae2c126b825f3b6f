import { InstantField, PositionField, QueryEnumListField, QueryIntegerField, UuidField } from '@app/http';
import { serviceCategories, serviceEventTypes } from '../read-models.js';

const DEFAULT_LIMIT = 100;

/** Each filter narrows; an undefined one does not. */
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

  @QueryEnumListField({
    values: serviceEventTypes.map(({ type }) => type),
    description: 'Chỉ các loại sự kiện này / only events of these types, in every stored shape.',
    optional: true,
  })
  type?: readonly string[];

  @QueryEnumListField({
    values: serviceCategories,
    description: 'Chỉ các loại dòng sự kiện này / only streams of these categories.',
    optional: true,
  })
  category?: readonly string[];

  @UuidField({
    description:
      'Chỉ sự kiện của đơn vị này và các đơn vị cấp dưới / only events that name this unit or one below it, or concern an initiative that one of them owns.',
    optional: true,
  })
  unitId?: string;

  @InstantField({ description: 'Ghi từ thời điểm này / recorded from this instant.', optional: true })
  from?: string;

  @InstantField({ description: 'Ghi trước thời điểm này / recorded before this instant.', optional: true })
  to?: string;
}
