import { EnumField, IntegerField, TextField, UuidField } from '@app/http';
import { METRICS } from '../../domain/metrics.js';
import type { FigureScope } from '../../domain/target.events.js';
import { ScopeField } from '../../edge/scope-field.js';

export class ReviseTargetRequest {
  @UuidField({ description: 'Unit whose target is revised.' })
  readonly unitId: string;

  @ScopeField({ description: 'What the target is for.' })
  readonly scope: FigureScope;

  @EnumField({
    values: METRICS.filter(({ targetable }) => targetable).map(({ code }) => code),
    description: 'Entry of the metric dictionary.',
  })
  readonly metric: string;

  @IntegerField({ min: 0, max: 1e15, description: 'The new target; 0 takes it away.' })
  readonly value: number;

  @TextField({ max: 100, description: 'Number of the decision (số quyết định).' })
  readonly decisionNo: string;

  @TextField({ max: 2000, multiline: true, description: 'Why it is revised.' })
  readonly reason: string;
}
