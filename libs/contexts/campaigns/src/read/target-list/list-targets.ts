import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { EnumField, PageQuery, Pages, QueryResponds, UuidField, UuidParam, type PageResponse } from '@app/http';
import { DomainError } from '@app/kernel';
import { ORGANISATION_CARDS, OrganisationCardsReader } from '@app/organisation/contracts';
import { PersonVault } from '@app/person-vault';
import { type FieldValue, type ViewPage, ViewStore } from '@app/read-models';
import { METRICS } from '../../domain/metrics.js';
import type { FigureScope } from '../../domain/target.events.js';
import { ScopeField } from '../../http/scope-field.js';
import { CAMPAIGN_CARDS, CampaignCardsReader } from '../campaign-cards-reader.js';
import { campaignTargets } from '../campaign-target.view.js';
import { CAMPAIGN_TARGETS } from '../campaign-targets.projection.js';
import { CampaignTargetResponse } from './campaign-target.response.js';

export class ListTargetsRequest extends PageQuery {
  @UuidField({ optional: true, description: 'Đơn vị được giao / only of this unit.' })
  readonly unitId?: string;

  @UuidField({ optional: true, description: 'Đơn vị giao / only those this unit assigned.' })
  readonly assignedByUnitId?: string;

  @ScopeField({ optional: true, description: 'Phạm vi của chỉ tiêu / only for this period.' })
  readonly scope?: FigureScope;

  @EnumField({
    values: METRICS.filter(({ targetable }) => targetable).map(({ code }) => code),
    optional: true,
    description: 'Chỉ số / only in this entry of the metric dictionary.',
  })
  readonly metric?: string;
}

/** By the code of the unit, then by period and metric. `filter` holds the values of declared fields. */
@DeclaredMessage()
export class ListTargetsQuery extends Query<ViewPage<CampaignTargetResponse>> {
  constructor(
    readonly campaignId: string,
    readonly filter: { readonly [field: string]: string },
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}

@QueryHandler(ListTargetsQuery)
export class ListTargetsHandler implements IQueryHandler<ListTargetsQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly campaigns: CampaignCardsReader,
    private readonly organisation: OrganisationCardsReader,
    private readonly vault: PersonVault,
  ) {}

  /** @throws DomainError CAMPAIGN_NOT_FOUND */
  async execute({ campaignId, filter, page }: ListTargetsQuery): Promise<ViewPage<CampaignTargetResponse>> {
    if (!(await this.campaigns.exists(campaignId))) throw new DomainError('not-found', 'CAMPAIGN_NOT_FOUND');
    const { items, next } = await this.views.find(campaignTargets, {
      where: { campaignId, ...filter },
      sort: (['unitOrder', 'scope', 'metric'] as const).map((field) => ({ field, direction: 'asc' })),
      ...(page.after && { after: page.after }),
      limit: page.limit,
    });
    const [names, units] = await Promise.all([
      this.vault.names([...new Set(items.map(({ setBy }) => setBy))]),
      this.organisation.unitNames([...new Set(items.flatMap((each) => [each.unitId, each.assignedByUnitId]))]),
    ]);
    const unit = (id: string) => ({ id, name: units.get(id) ?? id });
    return {
      items: items.map(({ id: _id, campaignId: _campaignId, unitId, assignedByUnitId, setBy, ...target }) => ({
        ...target,
        unit: unit(unitId),
        assignedByUnit: unit(assignedByUnitId),
        setBy: { memberId: setBy, name: names.get(setBy) ?? null },
      })),
      next,
    };
  }
}

@ApiTags('targets')
@Controller('api/v1/campaigns')
export class ListTargetsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @ApiOperation({
    summary: 'Chỉ tiêu đã giao trong chương trình / targets of a campaign.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Xếp theo mã đơn vị, phạm vi, rồi chỉ số; mỗi chỉ tiêu nêu mức hiện nay, người và thời điểm giao hoặc điều chỉnh lần cuối. Lọc theo đơn vị được giao, đơn vị giao, phạm vi, chỉ số. / Open to every active member. By unit code, period, then metric, each with the value in force, who set it last and when. Filters by unit, assigning unit, period and metric.',
  })
  @Get(':campaignId/targets')
  @QueryResponds({
    projections: [CAMPAIGN_TARGETS, ...CAMPAIGN_CARDS, ...ORGANISATION_CARDS],
    type: CampaignTargetResponse,
    list: true,
  })
  async targets(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @QueryParams() request: ListTargetsRequest,
  ): Promise<PageResponse<CampaignTargetResponse>> {
    const { unitId, assignedByUnitId, scope, metric, limit } = request;
    const filter = Object.entries({ unitId, assignedByUnitId, scope, metric }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const list = `campaigns/${campaignId}/targets`;
    const page = await this.queries.execute(
      new ListTargetsQuery(campaignId, Object.fromEntries(filter), { after: this.pages.after(list, request), limit }),
    );
    return this.pages.toResponse(list, request, page);
  }
}
