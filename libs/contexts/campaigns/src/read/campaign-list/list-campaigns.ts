import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { PageQuery, UuidField, QueryResponds, Pages, type PageResponse } from '@app/http';
import { type FieldValue, type ViewPage, ViewStore } from '@app/read-models';
import { CampaignCardResponse } from '../campaign-card.response.js';
import { type CampaignCard, campaignCards } from '../campaign-card.view.js';

export class ListCampaignsRequest extends PageQuery {
  @UuidField({ optional: true, description: 'Đơn vị chủ trì / only campaigns run by this unit.' })
  readonly ownerUnitId?: string;
}

/** Newest first. */
@DeclaredMessage()
export class ListCampaignsQuery extends Query<ViewPage<CampaignCard>> {
  constructor(
    readonly filter: { readonly ownerUnitId: string | null },
    readonly limit: number,
    readonly after: readonly FieldValue[] | undefined,
  ) {
    super();
  }
}

@QueryHandler(ListCampaignsQuery)
export class ListCampaignsHandler implements IQueryHandler<ListCampaignsQuery> {
  constructor(private readonly views: ViewStore) {}

  execute({ filter: { ownerUnitId }, limit, after }: ListCampaignsQuery): Promise<ViewPage<CampaignCard>> {
    return this.views.find(campaignCards, {
      ...(ownerUnitId !== null && { where: { ownerUnitId } }),
      sort: [{ field: 'launchedAt', direction: 'desc' }],
      limit,
      ...(after && { after }),
    });
  }
}

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class ListCampaignsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @ApiOperation({
    summary: 'Danh sách chương trình, mới nhất trước / campaigns, newest first.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Lọc theo đơn vị chủ trì. / Open to every active member. Filters by the owner unit.',
  })
  @Get()
  @QueryResponds({ projections: ['campaign-card'], type: CampaignCardResponse, list: true })
  async list(@QueryParams() query: ListCampaignsRequest): Promise<PageResponse<CampaignCardResponse>> {
    const page = await this.queries.execute(
      new ListCampaignsQuery(
        { ownerUnitId: query.ownerUnitId ?? null },
        query.limit,
        this.pages.after('campaigns', query),
      ),
    );
    return this.pages.toResponse('campaigns', query, page);
  }
}
