import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { StreamHistory, type HistoryPage } from '@app/history';
import { DomainError } from '@app/kernel';
import { awardStream } from '../../domain/award.streams.js';
import { awardSentences } from '../../history/award.sentences.js';
import { GetAwardHistoryQuery } from './get-award-history.query.js';

@QueryHandler(GetAwardHistoryQuery)
export class GetAwardHistoryHandler implements IQueryHandler<GetAwardHistoryQuery> {
  constructor(private readonly history: StreamHistory) {}

  async execute({ awardId, after, limit }: GetAwardHistoryQuery): Promise<HistoryPage> {
    const page = await this.history.page(awardStream(awardId), awardSentences, { after, limit });
    if (after === null && page.items.length === 0) throw new DomainError('not-found', 'RECOGNITION_NOT_FOUND');
    return page;
  }
}
