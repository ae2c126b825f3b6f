import { Query } from '@nestjs/cqrs';
import type { FigureScope } from '@app/campaigns/contracts';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { UnitLeaderboardRowResponse } from './unit-leaderboard.response.js';

export const UNIT_MEASURES = ['count', 'completion', 'benefit'] as const;
export type UnitMeasure = (typeof UNIT_MEASURES)[number];

/** The units of one level, best first; equals by who reached the value first, then by code. */
@DeclaredMessage()
export class GetUnitLeaderboardQuery extends Query<ViewPage<UnitLeaderboardRowResponse>> {
  constructor(
    readonly campaignId: string,
    readonly board: {
      readonly scope: FigureScope;
      readonly level: string;
      /** null for all blocks; ranks are then among all, otherwise within the block. */
      readonly block: string | null;
      readonly by: UnitMeasure;
    },
    readonly limit: number,
    readonly after: readonly FieldValue[] | undefined,
  ) {
    super();
  }
}
