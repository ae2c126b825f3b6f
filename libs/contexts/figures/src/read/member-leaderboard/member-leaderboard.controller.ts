import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, Pages, UuidParam, type PageResponse } from '@app/http';
import { PROGRAMME_FIGURES } from '../programme.view.js';
import { GetMemberLeaderboardQuery } from './get-member-leaderboard.query.js';
import { MemberLeaderboardRowResponse } from './member-leaderboard.response.js';
import { MemberLeaderboardRequest } from './member-leaderboard.request.js';

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class MemberLeaderboardController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Bảng xếp hạng đoàn viên, người lao động / authors of counted initiatives, best first. */
  @Get(':campaignId/member-leaderboard')
  @QueryResponds({ projections: [PROGRAMME_FIGURES], type: MemberLeaderboardRowResponse, list: true })
  async list(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @Query() query: MemberLeaderboardRequest,
  ): Promise<PageResponse<MemberLeaderboardRowResponse>> {
    const list = `member-leaderboard/${campaignId}`;
    const { scope, by, limit } = query;
    const page = await this.queries.execute(
      new GetMemberLeaderboardQuery(campaignId, { scope, by }, limit, this.pages.after(list, query)),
    );
    return this.pages.toResponse(list, query, page);
  }
}
