import { EnumField, PageQuery, QueryEnumListField, QueryIntegerField, TextField, UuidField } from '@app/http';
import { SOLUTION_KINDS, type SolutionKind } from '../../domain/initiative.events.js';
import { SUBMITTED_STATUSES, type SubmittedStatus } from '../../domain/initiative.status.js';
import { INITIATIVE_SORTS, type InitiativeSort } from './list-initiatives.query.js';

export class ListInitiativesRequest extends PageQuery {
  @UuidField({ optional: true, description: 'Chương trình / campaign.' })
  readonly campaignId?: string;

  @UuidField({ optional: true, description: 'Đơn vị và mọi cấp bên dưới / the unit and everything below it.' })
  readonly unitId?: string;

  @QueryIntegerField({ min: 1, max: 1000, optional: true, description: 'Giai đoạn tiếp nhận / phase of receipt.' })
  readonly phase?: number;

  @QueryEnumListField({ values: SUBMITTED_STATUSES, optional: true, description: 'Trạng thái / statuses.' })
  readonly status?: readonly SubmittedStatus[];

  @EnumField({ values: SOLUTION_KINDS, optional: true, description: 'Loại giải pháp / kind of solution.' })
  readonly kind?: SolutionKind;

  @TextField({
    max: 200,
    optional: true,
    description: 'Từ trong tên hoặc mã, có dấu hoặc không / words of title or code, with or without accents.',
  })
  readonly q?: string;

  @EnumField({
    values: INITIATIVE_SORTS,
    optional: true,
    description: 'Thứ tự; dấu trừ là giảm dần / order, descending with a minus. Default -receivedAt.',
  })
  readonly sort?: InitiativeSort;
}
