import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, Pages, UuidParam, type PageResponse } from '@app/http';
import { PROGRAMME_FIGURES } from '../programme.view.js';
import { GetUnitLeaderboardQuery } from './get-unit-leaderboard.query.js';
import { UnitLeaderboardRowResponse } from './unit-leaderboard.response.js';
import { UnitLeaderboardRequest } from './unit-leaderboard.request.js';

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class UnitLeaderboardController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Bảng xếp hạng đơn vị / units of one level that have a target or a submission, best first. */
  @Get(':campaignId/unit-leaderboard')
  @QueryResponds({ projections: [PROGRAMME_FIGURES], type: UnitLeaderboardRowResponse, list: true })
  async list(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @Query() query: UnitLeaderboardRequest,
  ): Promise<PageResponse<UnitLeaderboardRowResponse>> {
    const list = `unit-leaderboard/${campaignId}`;
    const { scope, level, block = null, by, limit } = query;
    const board = { scope, level, block, by };
    const page = await this.queries.execute(
      new GetUnitLeaderboardQuery(campaignId, board, limit, this.pages.after(list, query)),
    );
    return this.pages.toResponse(list, query, page);
  }
}
