import { Controller, Get } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { QueryResponds, UuidParam } from '@app/http';
import { DomainError } from '@app/kernel';
import { ViewStore } from '@app/read-models';
import { CampaignCardResponse } from '../campaign-card.response.js';
import { type CampaignCard, campaignCards } from '../campaign-card.view.js';

@DeclaredMessage()
export class GetCampaignCardQuery extends Query<CampaignCard> {
  constructor(readonly campaignId: string) {
    super();
  }
}

@QueryHandler(GetCampaignCardQuery)
export class GetCampaignCardHandler implements IQueryHandler<GetCampaignCardQuery> {
  constructor(private readonly views: ViewStore) {}

  async execute({ campaignId }: GetCampaignCardQuery): Promise<CampaignCard> {
    const card = await this.views.get(campaignCards, campaignId);
    if (!card) throw new DomainError('not-found', 'CAMPAIGN_NOT_FOUND');
    return card;
  }
}

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class GetCampaignCardController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Một chương trình / one campaign.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Các giai đoạn, bộ quy định, chiến dịch cao điểm và số liệu đã chốt. Không tìm thấy khi không có chương trình này. / Open to every active member. Phases, rules, peak drive and sealed figures. Not found when there is no such campaign.',
  })
  @Get(':campaignId')
  @QueryResponds({ projections: ['campaign-card'], type: CampaignCardResponse })
  get(@UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string): Promise<CampaignCardResponse> {
    return this.queries.execute(new GetCampaignCardQuery(campaignId));
  }
}
