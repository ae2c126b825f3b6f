import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  QueryResponds,
  HistoryEntryResponse,
  PageQuery,
  Pages,
  UuidParam,
  historyAfter,
  historyViewPage,
  type PageResponse,
} from '@app/http';
import { GetUnitHistoryQuery } from './get-unit-history.query.js';

@ApiTags('units')
@Controller('api/v1/units')
export class GetUnitHistoryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Lịch sử của đơn vị, đọc thẳng từ sổ sự kiện / what happened to the unit, straight from the log. */
  @Get(':unitId/history')
  @QueryResponds({ projections: [], type: HistoryEntryResponse, list: true })
  async history(
    @UuidParam('unitId', 'Đơn vị / unit.') unitId: string,
    @Query() request: PageQuery,
  ): Promise<PageResponse<HistoryEntryResponse>> {
    const list = `units/${unitId}/history`;
    const after = historyAfter(this.pages.after(list, request));
    const page = await this.queries.execute(new GetUnitHistoryQuery(unitId, { after, limit: request.limit }));
    return this.pages.toResponse(list, request, historyViewPage(page));
  }
}
