import { Controller } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { refuse } from '@app/kernel';
import { HistoryQuery, StreamHistory, type HistoryPage } from '@app/history';
import { historyController } from '@app/http';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeReadAccess } from '../../facts/initiative-read-access.js';
import { initiativeSentences } from '../../history/initiative.sentences.js';
import { redactData } from '../../history/withheld-content.js';

@DeclaredMessage()
export class GetInitiativeHistoryQuery extends HistoryQuery {}

@QueryHandler(GetInitiativeHistoryQuery)
export class GetInitiativeHistoryHandler implements IQueryHandler<GetInitiativeHistoryQuery> {
  constructor(
    private readonly history: StreamHistory,
    private readonly readAccess: InitiativeReadAccess,
  ) {}

  /** @throws DomainError INITIATIVE_NOT_FOUND, also for a draft of somebody else */
  async execute({ id, reader, page }: GetInitiativeHistoryQuery): Promise<HistoryPage> {
    const access = await this.readAccess.of(reader, id);
    if (!access) return refuse('not-found', 'INITIATIVE_NOT_FOUND');
    const source = {
      stream: initiativeStream(id),
      sentences: initiativeSentences,
      notFound: () => refuse('not-found', 'INITIATIVE_NOT_FOUND'),
    };
    if (access.fullAccess) return this.history.page(source, page);
    return this.history.page({ ...source, withhold: (type, data) => redactData(type, data, access.secret) }, page);
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class GetInitiativeHistoryController extends historyController({
  of: 'initiatives',
  summary: 'Lịch sử của sáng kiến / history of the initiative.',
  description:
    'Mọi đoàn viên đang sinh hoạt đều xem được. Phần bí mật công nghệ chỉ người có liên quan và cán bộ của đơn vị xem được; bản nháp chỉ có với người viết. / Open to every active member. Parts of a technical secret are withheld from all except those involved and officers of the unit; a draft exists for its writer only.',
  parameter: { name: 'initiativeId', description: 'Sáng kiến / the initiative.' },
  query: GetInitiativeHistoryQuery,
}) {}
