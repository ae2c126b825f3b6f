import { ScopeField, type FigureScope } from '@app/campaigns/contracts';
import { CodeField, EnumField, PageQuery } from '@app/http';
import { UNIT_LEVELS, type UnitLevel } from '@app/organisation/contracts';
import { UNIT_MEASURES, type UnitMeasure } from './get-unit-leaderboard.query.js';

export class UnitLeaderboardRequest extends PageQuery {
  @ScopeField({ optional: true, description: 'Default CAMPAIGN.' })
  readonly scope: FigureScope = 'CAMPAIGN';

  @EnumField({ values: UNIT_LEVELS, optional: true, description: 'Level of the units. Default AFFILIATED.' })
  readonly level: UnitLevel = 'AFFILIATED';

  @CodeField({ optional: true, description: 'Only this emulation block (cụm, khối thi đua), ranked within it.' })
  readonly block?: string;

  @EnumField({ values: UNIT_MEASURES, optional: true, description: 'What is ranked by. Default count.' })
  readonly by: UnitMeasure = 'count';
}
