import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ActingPerson, AnswersQuery, Pages, ServiceClock, type PageAnswer } from '@app/http';
import { GetReviewQueueQuery } from './get-review-queue.query.js';
import { InitiativeSummaryAnswer } from './initiative-summary.answer.js';
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
  @AnswersQuery({ from: ['initiative-card'], type: InitiativeSummaryAnswer, list: true })
  async waiting(
    @Query() request: ReviewQueueRequest,
    @ActingPerson() reviewer: string,
  ): Promise<PageAnswer<InitiativeSummaryAnswer>> {
    const { queue = 'AWAITING', limit } = request;
    const list = `review-queue/${reviewer}`;
    const after = this.pages.after(list, request);
    const page = await this.queries.execute(
      new GetReviewQueueQuery(reviewer, queue, this.clock.now(), { after, limit }),
    );
    return this.pages.answer(list, request, page);
  }
}
