import { Controller } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { refuse } from '@app/kernel';
import { HistoryQuery, StreamHistory, type HistoryPage } from '@app/history';
import { historyController } from '@app/http';
import { campaignStream } from '../../domain/campaign.streams.js';
import { campaignSentences } from '../../history/campaign.sentences.js';

@DeclaredMessage()
export class GetCampaignHistoryQuery extends HistoryQuery {}

@QueryHandler(GetCampaignHistoryQuery)
export class GetCampaignHistoryHandler implements IQueryHandler<GetCampaignHistoryQuery> {
  constructor(private readonly history: StreamHistory) {}

  /** @throws DomainError CAMPAIGN_NOT_FOUND */
  execute({ id, page }: GetCampaignHistoryQuery): Promise<HistoryPage> {
    const source = {
      stream: campaignStream(id),
      sentences: campaignSentences,
      notFound: () => refuse('not-found', 'CAMPAIGN_NOT_FOUND'),
    };
    return this.history.page(source, page);
  }
}

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class CampaignHistoryController extends historyController({
  of: 'campaigns',
  summary: 'Lịch sử của chương trình / history of the campaign.',
  description:
    'Mọi đoàn viên đang sinh hoạt đều xem được. Câu mô tả và sự kiện đã lưu, từ đầu. / Open to every active member. Sentences and stored events, from the start.',
  parameter: { name: 'campaignId', description: 'Chương trình / the campaign.' },
  query: GetCampaignHistoryQuery,
}) {}
