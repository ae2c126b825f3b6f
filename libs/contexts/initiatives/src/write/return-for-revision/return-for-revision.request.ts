import { DateField, EnumField, NestedListField, TextField } from '@app/http';
import { REVISION_FIELDS, type RevisionField } from '../../domain/initiative.commands.js';

export class RevisionReasonRequest {
  @EnumField({ values: REVISION_FIELDS, description: 'Mục cần sửa / what must be revised.' })
  readonly field: RevisionField;

  @TextField({ min: 1, max: 2000, multiline: true, description: 'Cần sửa gì / what is missing or wrong.' })
  readonly text: string;
}

export class ReturnForRevisionRequest {
  @NestedListField(() => RevisionReasonRequest, { minItems: 1, maxItems: 20, description: 'Lý do / reasons by field.' })
  readonly reasons: readonly RevisionReasonRequest[];

  @DateField({ description: 'Hạn bổ sung, hết ngày này / revised by the end of this day in Viet Nam.' })
  readonly dueOn: string;
}
