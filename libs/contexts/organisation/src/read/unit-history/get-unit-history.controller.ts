import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AnswersQuery,
  HistoryEntryAnswer,
  PageQuery,
  Pages,
  UuidParam,
  historyAfter,
  historyViewPage,
  type PageAnswer,
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
  @AnswersQuery({ from: [], type: HistoryEntryAnswer, list: true })
  async history(
    @UuidParam('unitId', 'Đơn vị / unit.') unitId: string,
    @Query() request: PageQuery,
  ): Promise<PageAnswer<HistoryEntryAnswer>> {
    const list = `units/${unitId}/history`;
    const after = historyAfter(this.pages.after(list, request));
    const page = await this.queries.execute(new GetUnitHistoryQuery(unitId, { after, limit: request.limit }));
    return this.pages.answer(list, request, historyViewPage(page));
  }
}
