import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, QueryBus, type IQueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { StreamHistory, type HistoryPage, type HistoryRange } from '@app/history';
import { HistoryEntryResponse, PageQuery, Pages, QueryResponds, UuidParam, type PageResponse } from '@app/http';
import { refuse } from '@app/kernel';
import { targetStream } from '../../domain/campaign.streams.js';
import { targetSentences } from '../../history/target.sentences.js';

@DeclaredMessage()
export class GetTargetHistoryQuery extends Query<HistoryPage> {
  constructor(
    readonly campaignId: string,
    readonly unitId: string,
    readonly page: HistoryRange,
  ) {
    super();
  }
}

@QueryHandler(GetTargetHistoryQuery)
export class GetTargetHistoryHandler implements IQueryHandler<GetTargetHistoryQuery> {
  constructor(private readonly history: StreamHistory) {}

  /** @throws DomainError TARGET_NOT_ASSIGNED */
  execute({ campaignId, unitId, page }: GetTargetHistoryQuery): Promise<HistoryPage> {
    const source = {
      stream: targetStream(campaignId, unitId),
      sentences: targetSentences,
      notFound: () => refuse('not-found', 'TARGET_NOT_ASSIGNED'),
    };
    return this.history.page(source, page);
  }
}

@ApiTags('targets')
@Controller('api/v1/campaigns')
export class GetTargetHistoryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @ApiOperation({
    summary: "Lịch sử chỉ tiêu của một đơn vị / history of a unit's targets.",
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Từng lần giao, điều chỉnh chỉ tiêu của đơn vị trong chương trình: câu mô tả và sự kiện đã lưu, từ đầu. Không tìm thấy khi chưa giao chỉ tiêu nào. / Open to every active member. Each assignment and revision of the unit’s targets in the campaign, sentences and stored events, from the start. Not found when no target was assigned.',
  })
  @Get(':campaignId/targets/:unitId/history')
  @QueryResponds({ projections: [], type: HistoryEntryResponse, list: true })
  async targetHistory(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @UuidParam('unitId', 'Đơn vị được giao / the unit.') unitId: string,
    @QueryParams() request: PageQuery,
  ): Promise<PageResponse<HistoryEntryResponse>> {
    const list = `campaigns/${campaignId}/targets/${unitId}/history`;
    const keyset = this.pages.after(list, request);
    const after = keyset === undefined ? null : BigInt(String(keyset[0]));
    const { items, nextAfter } = await this.queries.execute(
      new GetTargetHistoryQuery(campaignId, unitId, { after, limit: request.limit }),
    );
    return this.pages.toResponse(list, request, { items, next: nextAfter === null ? null : [nextAfter.toString()] });
  }
}
