import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Principal, QueryResponds, Pages, ServiceClock, type PageResponse } from '@app/http';
import { GetReviewQueueQuery } from './get-review-queue.query.js';
import { InitiativeSummaryResponse } from './initiative-summary.response.js';
import { ReviewQueueRequest } from './review-queue.request.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class ReviewQueueController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
    private readonly clock: ServiceClock,
  ) {}

  /** Sáng kiến chờ người đang đăng nhập thẩm định / what waits for the acting reviewer, oldest first. */
  @Get('review-queue')
  @QueryResponds({ projections: ['initiative-card'], type: InitiativeSummaryResponse, list: true })
  async waiting(
    @Query() request: ReviewQueueRequest,
    @Principal() reviewer: string,
  ): Promise<PageResponse<InitiativeSummaryResponse>> {
    const { queue = 'AWAITING', limit } = request;
    const list = `review-queue/${reviewer}`;
    const after = this.pages.after(list, request);
    const page = await this.queries.execute(
      new GetReviewQueueQuery(reviewer, queue, this.clock.now(), { after, limit }),
    );
    return this.pages.toResponse(list, request, page);
  }
}
