import { ScopeField, type FigureScope } from '@app/campaigns/contracts';
import { EnumField, PageQuery } from '@app/http';
import { MEMBER_MEASURES, type MemberMeasure } from './get-member-leaderboard.query.js';

export class MemberLeaderboardRequest extends PageQuery {
  @ScopeField({ optional: true, description: 'Default CAMPAIGN.' })
  readonly scope: FigureScope = 'CAMPAIGN';

  @EnumField({ values: MEMBER_MEASURES, optional: true, description: 'What is ranked by. Default count.' })
  readonly by: MemberMeasure = 'count';
}
