import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  QueryResponds,
  historyAfter,
  HistoryEntryResponse,
  historyViewPage,
  PageQuery,
  Pages,
  UuidParam,
  type PageResponse,
} from '@app/http';
import { GetCampaignHistoryQuery } from './get-campaign-history.query.js';

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class CampaignHistoryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Mọi việc đã xảy ra với chương trình, từ đầu / everything that happened to the campaign, from the start. */
  @Get(':campaignId/history')
  @QueryResponds({ projections: [], type: HistoryEntryResponse, list: true })
  async history(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @Query() query: PageQuery,
  ): Promise<PageResponse<HistoryEntryResponse>> {
    const list = `campaigns/${campaignId}/history`;
    const after = historyAfter(this.pages.after(list, query));
    const page = await this.queries.execute(new GetCampaignHistoryQuery(campaignId, after, query.limit));
    return this.pages.toResponse(list, query, historyViewPage(page));
  }
}
