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
import { GetAwardHistoryQuery } from './get-award-history.query.js';

@ApiTags('awards')
@Controller('api/v1/awards')
export class AwardHistoryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Mọi việc đã xảy ra với khen thưởng, từ đầu / everything that happened to the award, from the start. */
  @Get(':awardId/history')
  @QueryResponds({ projections: [], type: HistoryEntryResponse, list: true })
  async history(
    @UuidParam('awardId', 'The award.') awardId: string,
    @Query() query: PageQuery,
  ): Promise<PageResponse<HistoryEntryResponse>> {
    const list = `awards/${awardId}/history`;
    const after = historyAfter(this.pages.after(list, query));
    const page = await this.queries.execute(new GetAwardHistoryQuery(awardId, after, query.limit));
    return this.pages.toResponse(list, query, historyViewPage(page));
  }
}
