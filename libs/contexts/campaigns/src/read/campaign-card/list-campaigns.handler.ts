import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ViewStore, type ViewPage } from '@app/read-models';
import { campaignCards, type CampaignCard } from './campaign-card.view.js';
import { ListCampaignsQuery } from './list-campaigns.query.js';

@QueryHandler(ListCampaignsQuery)
export class ListCampaignsHandler implements IQueryHandler<ListCampaignsQuery> {
  constructor(private readonly views: ViewStore) {}

  execute({ filter: { ownerUnitId }, limit, after }: ListCampaignsQuery): Promise<ViewPage<CampaignCard>> {
    return this.views.find(campaignCards, {
      ...(ownerUnitId !== null && { where: { ownerUnitId } }),
      sort: [{ field: 'launchedAt', direction: 'desc' }],
      limit,
      ...(after && { after }),
    });
  }
}
