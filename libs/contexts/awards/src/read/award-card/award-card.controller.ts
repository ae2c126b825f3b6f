import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, Pages, UuidParam, type PageResponse } from '@app/http';
import { HONOUR_ROLL } from '../honour-roll.projection.js';
import { AwardResponse } from '../award.response.js';
import { GetAwardCardQuery } from './get-award-card.query.js';
import { ListAwardsQuery } from './list-awards.query.js';
import { ListAwardsRequest } from './list-awards.request.js';

@ApiTags('awards')
@Controller('api/v1/awards')
export class AwardCardController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Danh sách khen thưởng, quyết định mới nhất trước / awards, latest decision first. */
  @Get()
  @QueryResponds({ projections: [HONOUR_ROLL], type: AwardResponse, list: true })
  async list(@Query() query: ListAwardsRequest): Promise<PageResponse<AwardResponse>> {
    const { campaignId, status, form, level, recipientId, unitId } = query;
    const filter = Object.entries({ campaignId, status, form, level, recipientId, unitId }).filter(
      (entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== undefined,
    );
    const page = await this.queries.execute(
      new ListAwardsQuery(Object.fromEntries(filter), query.limit, this.pages.after('awards', query)),
    );
    return this.pages.toResponse('awards', query, page);
  }

  /** Một khen thưởng, còn hiệu lực hay đã bị hủy / one award, in force or revoked. */
  @Get(':awardId')
  @QueryResponds({ projections: [HONOUR_ROLL], type: AwardResponse })
  get(@UuidParam('awardId', 'The award.') awardId: string): Promise<AwardResponse> {
    return this.queries.execute(new GetAwardCardQuery(awardId));
  }
}
