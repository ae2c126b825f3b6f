import { Injectable } from '@nestjs/common';
import { ViewStore } from '@app/read-models';
import { campaignCards } from './campaign-card.view.js';

/** The read models that a query uses with CampaignCardsReader. */
export const CAMPAIGN_CARDS = ['campaign-card'] as const;

/** Reads campaigns from their read model, for queries of other contexts, which answer while the log is away. */
@Injectable()
export class CampaignCardsReader {
  constructor(private readonly views: ViewStore) {}

  async exists(campaignId: string): Promise<boolean> {
    return (await this.views.get(campaignCards, campaignId)) !== null;
  }
}
