import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AnswersQuery,
  historyAfter,
  HistoryEntryAnswer,
  historyViewPage,
  PageQuery,
  Pages,
  UuidParam,
  type PageAnswer,
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
  @AnswersQuery({ from: [], type: HistoryEntryAnswer, list: true })
  async history(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @Query() query: PageQuery,
  ): Promise<PageAnswer<HistoryEntryAnswer>> {
    const list = `campaigns/${campaignId}/history`;
    const after = historyAfter(this.pages.after(list, query));
    const page = await this.queries.execute(new GetCampaignHistoryQuery(campaignId, after, query.limit));
    return this.pages.answer(list, query, historyViewPage(page));
  }
}
