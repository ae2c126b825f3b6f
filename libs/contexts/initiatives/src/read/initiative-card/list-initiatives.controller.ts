import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, Pages, type PageResponse } from '@app/http';
import { InitiativeSummaryResponse } from './initiative-summary.response.js';
import { ListInitiativesQuery } from './list-initiatives.query.js';
import { ListInitiativesRequest } from './list-initiatives.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class ListInitiativesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Danh sách sáng kiến đã nộp / submitted initiatives. */
  @Get()
  @QueryResponds({ projections: ['initiative-card'], type: InitiativeSummaryResponse, list: true })
  async list(@Query() request: ListInitiativesRequest): Promise<PageResponse<InitiativeSummaryResponse>> {
    const { campaignId, unitId, phase, status, kind, q, sort = '-receivedAt', limit } = request;
    const after = this.pages.after('initiatives', request);
    const page = await this.queries.execute(
      new ListInitiativesQuery({ campaignId, unitId, phase, status, kind, words: q }, sort, { after, limit }),
    );
    return this.pages.toResponse('initiatives', request, page);
  }
}
