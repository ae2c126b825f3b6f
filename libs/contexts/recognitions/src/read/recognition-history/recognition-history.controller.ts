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
import { GetRecognitionHistoryQuery } from './get-recognition-history.query.js';

@ApiTags('recognitions')
@Controller('api/v1/recognitions')
export class RecognitionHistoryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Mọi việc đã xảy ra với khen thưởng, từ đầu / everything that happened to the recognition, from the start. */
  @Get(':recognitionId/history')
  @QueryResponds({ projections: [], type: HistoryEntryResponse, list: true })
  async history(
    @UuidParam('recognitionId', 'The recognition.') recognitionId: string,
    @Query() query: PageQuery,
  ): Promise<PageResponse<HistoryEntryResponse>> {
    const list = `recognitions/${recognitionId}/history`;
    const after = historyAfter(this.pages.after(list, query));
    const page = await this.queries.execute(new GetRecognitionHistoryQuery(recognitionId, after, query.limit));
    return this.pages.toResponse(list, query, historyViewPage(page));
  }
}
