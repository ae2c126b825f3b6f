import { Query } from '@nestjs/cqrs';
import type { FigureScope } from '@app/campaigns/contracts';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { MemberLeaderboardRowResponse } from './member-leaderboard.response.js';

export const MEMBER_MEASURES = ['count', 'benefit'] as const;
export type MemberMeasure = (typeof MEMBER_MEASURES)[number];

/** Authors of counted initiatives, best first; equals by who reached the value first. */
@DeclaredMessage()
export class GetMemberLeaderboardQuery extends Query<ViewPage<MemberLeaderboardRowResponse>> {
  constructor(
    readonly campaignId: string,
    readonly board: { readonly scope: FigureScope; readonly by: MemberMeasure },
    readonly limit: number,
    readonly after: readonly FieldValue[] | undefined,
  ) {
    super();
  }
}
