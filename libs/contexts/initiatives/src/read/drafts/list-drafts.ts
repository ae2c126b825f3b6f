import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, QueryBus, type IQueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { Principal, QueryResponds, PageQuery, Pages, type PageResponse } from '@app/http';
import { ViewStore, type FieldValue, type ViewPage } from '@app/read-models';
import { initiativeDrafts } from '../initiative-draft.view.js';
import { InitiativeDraftResponse } from './initiative-draft.response.js';

@DeclaredMessage()
export class ListDraftsQuery extends Query<ViewPage<InitiativeDraftResponse>> {
  constructor(
    readonly ownerId: string,
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}

@QueryHandler(ListDraftsQuery)
export class ListDraftsHandler implements IQueryHandler<ListDraftsQuery> {
  constructor(private readonly views: ViewStore) {}

  /** Last saved first. */
  execute({ ownerId, page }: ListDraftsQuery): Promise<ViewPage<InitiativeDraftResponse>> {
    return this.views.find(initiativeDrafts, {
      where: { ownerId },
      sort: [{ field: 'savedAt', direction: 'desc' }],
      ...(page.after && { after: page.after }),
      limit: page.limit,
    });
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class ListDraftsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @ApiOperation({
    summary: 'Bản nháp của người đang đăng nhập / drafts of the acting person.',
    description:
      'Mỗi người chỉ thấy bản nháp của mình, lưu sau cùng đứng trước. / Everybody sees their own drafts only, last saved first.',
  })
  @Get('drafts')
  @QueryResponds({ projections: ['initiative-card'], type: InitiativeDraftResponse, list: true })
  async drafts(
    @QueryParams() request: PageQuery,
    @Principal() ownerId: string,
  ): Promise<PageResponse<InitiativeDraftResponse>> {
    const list = `drafts/${ownerId}`;
    const after = this.pages.after(list, request);
    const page = await this.queries.execute(new ListDraftsQuery(ownerId, { after, limit: request.limit }));
    return this.pages.toResponse(list, request, page);
  }
}
