import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, Pages, UuidParam, type PageResponse } from '@app/http';
import { CampaignCardResponse } from './campaign-card.response.js';
import { GetCampaignCardQuery } from './get-campaign-card.query.js';
import { ListCampaignsQuery } from './list-campaigns.query.js';
import { ListCampaignsRequest } from './list-campaigns.request.js';

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class CampaignCardController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Danh sách chương trình, mới nhất trước / campaigns, newest first. */
  @Get()
  @QueryResponds({ projections: ['campaign-card'], type: CampaignCardResponse, list: true })
  async list(@Query() query: ListCampaignsRequest): Promise<PageResponse<CampaignCardResponse>> {
    const page = await this.queries.execute(
      new ListCampaignsQuery(
        { ownerUnitId: query.ownerUnitId ?? null },
        query.limit,
        this.pages.after('campaigns', query),
      ),
    );
    return this.pages.toResponse('campaigns', query, page);
  }

  /** Chương trình với các đợt, bộ quy tắc, đợt cao điểm và số liệu đã chốt / one campaign. */
  @Get(':campaignId')
  @QueryResponds({ projections: ['campaign-card'], type: CampaignCardResponse })
  get(@UuidParam('campaignId', 'The campaign.') campaignId: string): Promise<CampaignCardResponse> {
    return this.queries.execute(new GetCampaignCardQuery(campaignId));
  }
}
