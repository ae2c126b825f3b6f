import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, PageQuery, Pages, UuidParam, type PageResponse } from '@app/http';
import { HONOUR_ROLL } from '../honour-roll.projection.js';
import { AwardResponse } from '../award.response.js';
import { GetHonourRollQuery } from './get-honour-roll.query.js';

@ApiTags('awards')
@Controller('api/v1/campaigns')
export class HonourRollController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /**
   * Danh sách tôn vinh: khen thưởng còn hiệu lực theo hình thức, cấp, rồi tên / the honour roll: awards in force by form,
   * level, then given name (persons) or unit code.
   */
  @Get(':campaignId/honour-roll')
  @QueryResponds({ projections: [HONOUR_ROLL], type: AwardResponse, list: true })
  async roll(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @Query() query: PageQuery,
  ): Promise<PageResponse<AwardResponse>> {
    const list = `campaigns/${campaignId}/honour-roll`;
    const after = this.pages.after(list, query);
    const page = await this.queries.execute(new GetHonourRollQuery(campaignId, query.limit, after));
    return this.pages.toResponse(list, query, page);
  }
}
