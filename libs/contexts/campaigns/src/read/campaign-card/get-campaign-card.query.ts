import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { CampaignCard } from './campaign-card.view.js';

@DeclaredMessage()
export class GetCampaignCardQuery extends Query<CampaignCard> {
  constructor(readonly campaignId: string) {
    super();
  }
}
