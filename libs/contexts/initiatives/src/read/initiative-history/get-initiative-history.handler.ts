import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/kernel';
import { StreamHistory, type HistoryPage } from '@app/history';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeReaders } from '../../facts/initiative-readers.js';
import { initiativeSentences } from '../../history/initiative.sentences.js';
import { openData, openSentences } from '../../history/withheld-content.js';
import { GetInitiativeHistoryQuery } from './get-initiative-history.query.js';

@QueryHandler(GetInitiativeHistoryQuery)
export class GetInitiativeHistoryHandler implements IQueryHandler<GetInitiativeHistoryQuery> {
  constructor(
    private readonly history: StreamHistory,
    private readonly readers: InitiativeReaders,
  ) {}

  /** @throws DomainError INITIATIVE_NOT_FOUND, also for a draft of somebody else */
  async execute({ initiativeId, reader, page }: GetInitiativeHistoryQuery): Promise<HistoryPage> {
    const reading = await this.readers.reading(reader, initiativeId);
    if (!reading) throw new DomainError('not-found', 'INITIATIVE_NOT_FOUND');
    const stream = initiativeStream(initiativeId);
    if (reading.insider) return this.history.page(stream, initiativeSentences, page);
    const { items, nextAfter } = await this.history.page(
      stream,
      openSentences(initiativeSentences, reading.secret),
      page,
    );
    return {
      items: items.map((item) => ({
        ...item,
        raw: { ...item.raw, data: openData(item.type, item.raw.data as object, reading.secret) },
      })),
      nextAfter,
    };
  }
}
