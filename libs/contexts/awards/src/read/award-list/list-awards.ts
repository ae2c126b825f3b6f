import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { INITIATIVE_CARDS } from '@app/initiatives/contracts';
import { EnumField, PageQuery, UuidField, QueryResponds, Pages, type PageResponse } from '@app/http';
import { type FieldValue, type ViewPage, ViewStore } from '@app/read-models';
import { AWARD_FORMS, AWARD_LEVELS, type AwardForm, type AwardLevel } from '../../domain/award.events.js';
import { AwardPresenter } from '../award-presenter.js';
import { AwardResponse } from '../award.response.js';
import { AWARD_STATUSES, awards } from '../award.view.js';
import { HONOUR_ROLL } from '../honour-roll.projection.js';

export class ListAwardsRequest extends PageQuery {
  @UuidField({ optional: true, description: 'Chương trình / only of this campaign.' })
  readonly campaignId?: string;

  @EnumField({
    values: AWARD_STATUSES,
    optional: true,
    description: 'Còn hiệu lực hoặc đã hủy bỏ / only those in force, or only revoked ones.',
  })
  readonly status?: (typeof AWARD_STATUSES)[number];

  @EnumField({ values: AWARD_FORMS, optional: true, description: 'Hình thức khen thưởng / only of this form.' })
  readonly form?: AwardForm;

  @EnumField({ values: AWARD_LEVELS, optional: true, description: 'Cấp khen thưởng / only of this level.' })
  readonly level?: AwardLevel;

  @UuidField({
    optional: true,
    description: 'Đoàn viên, đơn vị hoặc sáng kiến được khen thưởng / only of this person, unit or initiative.',
  })
  readonly recipientId?: string;

  @UuidField({ optional: true, description: 'Đơn vị được ghi nhận / only with this unit on the roll.' })
  readonly unitId?: string;
}

/** Latest decision first. `filter` holds the values of declared fields. */
@DeclaredMessage()
export class ListAwardsQuery extends Query<ViewPage<AwardResponse>> {
  constructor(
    readonly filter: { readonly [field: string]: string },
    readonly limit: number,
    readonly after: readonly FieldValue[] | undefined,
  ) {
    super();
  }
}

@QueryHandler(ListAwardsQuery)
export class ListAwardsHandler implements IQueryHandler<ListAwardsQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly shown: AwardPresenter,
  ) {}

  async execute({ filter, limit, after }: ListAwardsQuery): Promise<ViewPage<AwardResponse>> {
    const { items, next } = await this.views.find(awards, {
      where: filter,
      sort: [{ field: 'decidedOn', direction: 'desc' }],
      limit,
      ...(after && { after }),
    });
    return { items: await this.shown.show(items), next };
  }
}

@ApiTags('awards')
@Controller('api/v1/awards')
export class ListAwardsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @ApiOperation({
    summary: 'Danh sách khen thưởng, quyết định mới nhất trước / awards, latest decision first.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Lọc theo chương trình, hình thức, cấp, người hoặc đơn vị. / Open to every active member. Filters by campaign, form, level, recipient and unit.',
  })
  @Get()
  @QueryResponds({ projections: [HONOUR_ROLL, ...INITIATIVE_CARDS], type: AwardResponse, list: true })
  async list(@QueryParams() query: ListAwardsRequest): Promise<PageResponse<AwardResponse>> {
    const { campaignId, status, form, level, recipientId, unitId } = query;
    const filter = Object.entries({ campaignId, status, form, level, recipientId, unitId }).filter(
      (entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== undefined,
    );
    const page = await this.queries.execute(
      new ListAwardsQuery(Object.fromEntries(filter), query.limit, this.pages.after('awards', query)),
    );
    return this.pages.toResponse('awards', query, page);
  }
}
