import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, QueryBus, type IQueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { QueryResponds, PageQuery, Pages, UuidParam, type PageResponse } from '@app/http';
import { ORGANISATION_CARDS } from '@app/organisation/contracts';
import { ViewStore, type FieldValue, type ViewPage } from '@app/read-models';
import { authorships } from '../authorship.view.js';
import { CardResponses } from '../card-responses.js';
import { initiativeCards, isAuthor } from '../initiative-card.view.js';
import { InitiativeSummaryResponse } from '../initiative-summary.response.js';

@DeclaredMessage()
export class ListMemberInitiativesQuery extends Query<ViewPage<InitiativeSummaryResponse>> {
  constructor(
    readonly memberId: string,
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}

@QueryHandler(ListMemberInitiativesQuery)
export class ListMemberInitiativesHandler implements IQueryHandler<ListMemberInitiativesQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly responses: CardResponses,
  ) {}

  /**
   * Last received first. A page may have fewer items than requested, because the member may no longer be an author of
   * some.
   */
  async execute({ memberId, page }: ListMemberInitiativesQuery): Promise<ViewPage<InitiativeSummaryResponse>> {
    const { items, next } = await this.views.find(authorships, {
      where: { memberId },
      sort: [{ field: 'receivedAt', direction: 'desc' }],
      ...(page.after && { after: page.after }),
      limit: page.limit,
    });
    const ids = items.map(({ initiativeId }) => initiativeId);
    const cards = await this.views.getMany(initiativeCards, ids);
    const own = ids.flatMap((id) => cards.get(id) ?? []).filter((card) => isAuthor(card, memberId));
    return { items: await this.responses.summaries(own), next };
  }
}

@ApiTags('members')
@Controller('api/v1/members')
export class ListMemberInitiativesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @ApiOperation({
    summary: "Sáng kiến của một người, mới nhất trước / a person's initiatives, the newest first.",
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Mọi sáng kiến mà người đó là tác giả hoặc đồng tác giả. / Open to every active member. Every initiative that the person is an author or co-author of.',
  })
  @Get(':memberId/initiatives')
  @QueryResponds({
    projections: ['initiative-card', ...ORGANISATION_CARDS],
    type: InitiativeSummaryResponse,
    list: true,
  })
  async initiatives(
    @UuidParam('memberId', 'Đoàn viên / member.') memberId: string,
    @QueryParams() request: PageQuery,
  ): Promise<PageResponse<InitiativeSummaryResponse>> {
    const list = `members/${memberId}/initiatives`;
    const after = this.pages.after(list, request);
    const page = await this.queries.execute(new ListMemberInitiativesQuery(memberId, { after, limit: request.limit }));
    return this.pages.toResponse(list, request, page);
  }
}
