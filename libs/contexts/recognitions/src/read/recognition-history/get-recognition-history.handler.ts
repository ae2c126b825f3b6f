import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { StreamHistory, type HistoryPage } from '@app/history';
import { DomainError } from '@app/kernel';
import { recognitionStream } from '../../domain/recognition.streams.js';
import { recognitionSentences } from '../../history/recognition.sentences.js';
import { GetRecognitionHistoryQuery } from './get-recognition-history.query.js';

@QueryHandler(GetRecognitionHistoryQuery)
export class GetRecognitionHistoryHandler implements IQueryHandler<GetRecognitionHistoryQuery> {
  constructor(private readonly history: StreamHistory) {}

  async execute({ recognitionId, after, limit }: GetRecognitionHistoryQuery): Promise<HistoryPage> {
    const page = await this.history.page(recognitionStream(recognitionId), recognitionSentences, { after, limit });
    if (after === null && page.items.length === 0) throw new DomainError('not-found', 'RECOGNITION_NOT_FOUND');
    return page;
  }
}
