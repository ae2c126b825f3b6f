import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, QueryBus, type IQueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import type { StoredEvent } from '@app/event-store';
import { HttpProblem, Principal, QueryResponds, PageQuery, Pages, RecordedSince, type PageResponse } from '@app/http';
import { ViewStore, type FieldValue, type ViewPage } from '@app/read-models';
import type { InitiativeEvent } from '../../domain/initiative.events.js';
import { initiativeCards } from '../initiative-card.view.js';
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

const isDraftOf = ({ type, data }: StoredEvent, ownerId: string): boolean =>
  type === ('DraftSaved' satisfies InitiativeEvent['type']) &&
  (JSON.parse(data) as { ownerId: string }).ownerId === ownerId;

@QueryHandler(ListDraftsQuery)
export class ListDraftsHandler implements IQueryHandler<ListDraftsQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly since: RecordedSince,
  ) {}

  /** Last saved first: one that is saved again moves to the front. @throws HttpProblem LIST_CHANGED */
  async execute({ ownerId, page }: ListDraftsQuery): Promise<ViewPage<InitiativeDraftResponse>> {
    const after = page.after?.slice(0, -1);
    // The projection of the cards fills the drafts too.
    const mark = page.after?.at(-1) ?? (await this.since.mark(initiativeCards.name));
    const { items, next } = await this.views.find(initiativeDrafts, {
      where: { ownerId },
      sort: [{ field: 'savedAt', direction: 'desc' }],
      ...(after && { after }),
      limit: page.limit,
    });
    const saved = after ? await this.since.events(mark) : [];
    if (saved.some((event) => isDraftOf(event, ownerId))) {
      throw new HttpProblem('LIST_CHANGED');
    }
    return { items, next: next && [...next, mark] };
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
