import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  Principal,
  QueryResponds,
  HistoryEntryResponse,
  PageQuery,
  Pages,
  UuidParam,
  historyAfter,
  historyViewPage,
  type PageResponse,
} from '@app/http';
import { GetInitiativeHistoryQuery } from './get-initiative-history.query.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class GetInitiativeHistoryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Lịch sử của sáng kiến, đọc thẳng từ sổ sự kiện / what happened to the initiative, straight from the log. */
  @Get(':initiativeId/history')
  @QueryResponds({ projections: [], type: HistoryEntryResponse, list: true })
  async history(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Query() request: PageQuery,
    @Principal() reader: string,
  ): Promise<PageResponse<HistoryEntryResponse>> {
    const list = `initiatives/${initiativeId}/history`;
    const after = historyAfter(this.pages.after(list, request));
    const page = await this.queries.execute(
      new GetInitiativeHistoryQuery(initiativeId, reader, { after, limit: request.limit }),
    );
    return this.pages.toResponse(list, request, historyViewPage(page));
  }
}
