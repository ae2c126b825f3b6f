import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/kernel';
import { ViewStore } from '@app/read-models';
import { campaignCards, type CampaignCard } from './campaign-card.view.js';
import { GetCampaignCardQuery } from './get-campaign-card.query.js';

@QueryHandler(GetCampaignCardQuery)
export class GetCampaignCardHandler implements IQueryHandler<GetCampaignCardQuery> {
  constructor(private readonly views: ViewStore) {}

  async execute({ campaignId }: GetCampaignCardQuery): Promise<CampaignCard> {
    const card = await this.views.get(campaignCards, campaignId);
    if (!card) throw new DomainError('not-found', 'CAMPAIGN_NOT_FOUND');
    return card;
  }
}
