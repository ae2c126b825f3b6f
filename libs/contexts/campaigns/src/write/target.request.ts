import { EnumField, IntegerField, TextField, UuidField } from '@app/http';
import { METRICS } from '../domain/metrics.js';
import type { FigureScope } from '../domain/target.events.js';
import { ScopeField } from '../http/scope-field.js';

/** Fields shared by assigning and revising a target. */
export class TargetRequest {
  @UuidField({
    description:
      'Đơn vị được giao / unit the target is assigned to: a direct child of the assigning unit, or the owner itself.',
  })
  readonly unitId: string;

  @ScopeField({ description: 'Phạm vi của chỉ tiêu / what the target is for.' })
  readonly scope: FigureScope;

  @EnumField({
    values: METRICS.filter(({ targetable }) => targetable).map(({ code }) => code),
    description: 'Chỉ số / entry of the metric dictionary.',
  })
  readonly metric: string;

  @IntegerField({
    min: 0,
    max: 1e15,
    description: 'Mức giao; 0 là không giao / in the unit of the metric; 0 means that none is assigned.',
  })
  readonly value: number;

  @TextField({ max: 100, description: 'Số, ký hiệu văn bản / number of the document.' })
  readonly decisionNo: string;
}
