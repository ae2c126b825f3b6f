import { Controller } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { refuse } from '@app/kernel';
import { HistoryQuery, StreamHistory, type HistoryPage } from '@app/history';
import { historyController } from '@app/http';
import { unitStream } from '../../domain/unit.streams.js';
import { unitSentences } from '../../history/unit.sentences.js';

@DeclaredMessage()
export class GetUnitHistoryQuery extends HistoryQuery {}

@QueryHandler(GetUnitHistoryQuery)
export class GetUnitHistoryHandler implements IQueryHandler<GetUnitHistoryQuery> {
  constructor(private readonly history: StreamHistory) {}

  /** @throws DomainError UNIT_NOT_FOUND */
  execute({ id, page }: GetUnitHistoryQuery): Promise<HistoryPage> {
    const source = {
      stream: unitStream(id),
      sentences: unitSentences,
      notFound: () => refuse('not-found', 'UNIT_NOT_FOUND'),
    };
    return this.history.page(source, page);
  }
}

@ApiTags('units')
@Controller('api/v1/units')
export class GetUnitHistoryController extends historyController({
  of: 'units',
  summary: 'Lịch sử của đơn vị / history of the unit.',
  description:
    'Mọi đoàn viên đang sinh hoạt đều xem được. Câu mô tả và sự kiện đã lưu, từ đầu. / Open to every active member. Sentences and stored events, from the start.',
  parameter: { name: 'unitId', description: 'Đơn vị / unit.' },
  query: GetUnitHistoryQuery,
}) {}
