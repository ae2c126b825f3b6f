import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Principal, QueryResponds, PageQuery, Pages, UuidParam, type PageResponse } from '@app/http';
import { GetDraftQuery } from './get-draft.query.js';
import { InitiativeDraftResponse } from './initiative-draft.response.js';
import { ListDraftsQuery } from './list-drafts.query.js';

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class InitiativeDraftsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Bản nháp của người đang đăng nhập / drafts of the acting person. */
  @Get('drafts')
  @QueryResponds({ projections: ['initiative-card'], type: InitiativeDraftResponse, list: true })
  async drafts(
    @Query() request: PageQuery,
    @Principal() ownerId: string,
  ): Promise<PageResponse<InitiativeDraftResponse>> {
    const list = `drafts/${ownerId}`;
    const after = this.pages.after(list, request);
    const page = await this.queries.execute(new ListDraftsQuery(ownerId, { after, limit: request.limit }));
    return this.pages.toResponse(list, request, page);
  }

  /** Một bản nháp, chỉ người viết xem được / one draft, for its owner. */
  @Get(':initiativeId/draft')
  @QueryResponds({ projections: ['initiative-card'], type: InitiativeDraftResponse })
  draft(
    @UuidParam('initiativeId', 'Bản nháp / the draft.') initiativeId: string,
    @Principal() ownerId: string,
  ): Promise<InitiativeDraftResponse> {
    return this.queries.execute(new GetDraftQuery(initiativeId, ownerId));
  }
}
