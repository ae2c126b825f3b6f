import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/kernel';
import { StreamHistory, type HistoryPage } from '@app/history';
import { unitStream } from '../../domain/unit.streams.js';
import { unitSentences } from '../../history/unit.sentences.js';
import { GetUnitHistoryQuery } from './get-unit-history.query.js';

@QueryHandler(GetUnitHistoryQuery)
export class GetUnitHistoryHandler implements IQueryHandler<GetUnitHistoryQuery> {
  constructor(private readonly history: StreamHistory) {}

  /** @throws DomainError UNIT_NOT_FOUND */
  async execute({ unitId, page }: GetUnitHistoryQuery): Promise<HistoryPage> {
    const told = await this.history.page(unitStream(unitId), unitSentences, page);
    if (told.items.length === 0 && page.after === null) throw new DomainError('not-found', 'UNIT_NOT_FOUND');
    return told;
  }
}
