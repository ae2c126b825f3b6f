import { Controller, Get } from '@nestjs/common';
import { Query, QueryHandler, QueryBus, type IQueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { Principal, QueryResponds, UuidParam } from '@app/http';
import { DomainError } from '@app/kernel';
import { ViewStore } from '@app/read-models';
import { initiativeDrafts } from '../initiative-draft.view.js';
import { InitiativeDraftResponse } from './initiative-draft.response.js';

@DeclaredMessage()
export class GetDraftQuery extends Query<InitiativeDraftResponse> {
  constructor(
    readonly initiativeId: string,
    readonly ownerId: string,
  ) {
    super();
  }
}

@QueryHandler(GetDraftQuery)
export class GetDraftHandler implements IQueryHandler<GetDraftQuery> {
  constructor(private readonly views: ViewStore) {}

  /** @throws DomainError INITIATIVE_NOT_FOUND, also for a draft of somebody else */
  async execute({ initiativeId, ownerId }: GetDraftQuery): Promise<InitiativeDraftResponse> {
    const draft = await this.views.get(initiativeDrafts, initiativeId);
    if (draft?.ownerId !== ownerId) throw new DomainError('not-found', 'INITIATIVE_NOT_FOUND');
    return draft;
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class GetDraftController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Một bản nháp, chỉ người viết xem được / one draft, for its owner.',
    description:
      'Chỉ người viết xem được; người khác nhận như không có. / For its writer; for anybody else it does not exist.',
  })
  @Get(':initiativeId/draft')
  @QueryResponds({ projections: ['initiative-card'], type: InitiativeDraftResponse })
  draft(
    @UuidParam('initiativeId', 'Bản nháp / the draft.') initiativeId: string,
    @Principal() ownerId: string,
  ): Promise<InitiativeDraftResponse> {
    return this.queries.execute(new GetDraftQuery(initiativeId, ownerId));
  }
}
