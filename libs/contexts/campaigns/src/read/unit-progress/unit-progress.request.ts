import type { FigureScope } from '../../domain/target.events.js';
import { ScopeField } from '../../edge/scope-field.js';

export class UnitProgressRequest {
  @ScopeField({ optional: true, description: 'What the children are shown in. Default CAMPAIGN.' })
  readonly scope: FigureScope = 'CAMPAIGN';
}
