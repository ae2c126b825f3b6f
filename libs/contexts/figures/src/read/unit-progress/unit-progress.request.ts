import { ScopeField, type FigureScope } from '@app/campaigns/contracts';

export class UnitProgressRequest {
  @ScopeField({ optional: true, description: 'What the children are shown in. Default CAMPAIGN.' })
  readonly scope: FigureScope = 'CAMPAIGN';
}
