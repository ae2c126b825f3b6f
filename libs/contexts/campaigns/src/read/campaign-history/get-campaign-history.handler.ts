import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { StreamHistory, type HistoryPage } from '@app/history';
import { DomainError } from '@app/kernel';
import { campaignStream } from '../../domain/campaign.streams.js';
import { campaignSentences } from '../../history/campaign.sentences.js';
import { GetCampaignHistoryQuery } from './get-campaign-history.query.js';

@QueryHandler(GetCampaignHistoryQuery)
export class GetCampaignHistoryHandler implements IQueryHandler<GetCampaignHistoryQuery> {
  constructor(private readonly history: StreamHistory) {}

  async execute({ campaignId, after, limit }: GetCampaignHistoryQuery): Promise<HistoryPage> {
    const page = await this.history.page(campaignStream(campaignId), campaignSentences, { after, limit });
    if (after === null && page.items.length === 0) throw new DomainError('not-found', 'CAMPAIGN_NOT_FOUND');
    return page;
  }
}
