import { Controller } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { refuse } from '@app/kernel';
import { HistoryQuery, StreamHistory, type HistoryPage } from '@app/history';
import { historyController } from '@app/http';
import { awardStream } from '../../domain/award.streams.js';
import { awardSentences } from '../../history/award.sentences.js';

@DeclaredMessage()
export class GetAwardHistoryQuery extends HistoryQuery {}

@QueryHandler(GetAwardHistoryQuery)
export class GetAwardHistoryHandler implements IQueryHandler<GetAwardHistoryQuery> {
  constructor(private readonly history: StreamHistory) {}

  /** @throws DomainError RECOGNITION_NOT_FOUND */
  execute({ id, page }: GetAwardHistoryQuery): Promise<HistoryPage> {
    const source = {
      stream: awardStream(id),
      sentences: awardSentences,
      notFound: () => refuse('not-found', 'RECOGNITION_NOT_FOUND'),
    };
    return this.history.page(source, page);
  }
}

@ApiTags('awards')
@Controller('api/v1/awards')
export class AwardHistoryController extends historyController({
  of: 'awards',
  summary: 'Lịch sử của lượt khen thưởng / history of the award.',
  description:
    'Mọi đoàn viên đang sinh hoạt đều xem được. Câu mô tả và sự kiện đã lưu, từ đầu. / Open to every active member. Sentences and stored events, from the start.',
  parameter: { name: 'awardId', description: 'Lượt khen thưởng / the award.' },
  query: GetAwardHistoryQuery,
}) {}
