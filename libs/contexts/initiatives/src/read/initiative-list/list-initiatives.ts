import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, QueryBus, type IQueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import {
  EnumField,
  PageQuery,
  QueryEnumListField,
  QueryIntegerField,
  TextField,
  UuidField,
  QueryResponds,
  Pages,
  RecordedSince,
  type PageResponse,
} from '@app/http';
import { withinPath } from '@app/kernel';
import { ORGANISATION_CARDS, OrganisationCardsReader } from '@app/organisation/contracts';
import { comesAfter, ViewStore, type FieldValue, type ViewPage, type FindOptions } from '@app/read-models';
import { SOLUTION_KINDS, type SolutionKind } from '../../domain/initiative.events.js';
import { SUBMITTED_STATUSES, type SubmittedStatus } from '../../domain/initiative.status.js';
import { ChangesSince } from '../changes-since.js';
import { CardResponses } from '../card-responses.js';
import { initiativeCards, statusRank, type InitiativeCard } from '../initiative-card.view.js';
import { InitiativeSummaryResponse } from '../initiative-summary.response.js';

export const INITIATIVE_SORTS = ['-receivedAt', 'receivedAt', '-benefit', 'benefit', 'status', '-status'] as const;
export type InitiativeSort = (typeof INITIATIVE_SORTS)[number];

/** An undefined property does not filter. */
export interface InitiativeFilter {
  readonly campaignId: string | undefined;
  /** The unit and its subtree. */
  readonly unitId: string | undefined;
  /** The phase it was received in. */
  readonly phase: number | undefined;
  readonly countedInPhase: number | undefined;
  readonly status: readonly SubmittedStatus[] | undefined;
  readonly kind: SolutionKind | undefined;
  /** Words of the title or the public code, in any spelling. */
  readonly words: string | undefined;
}

@DeclaredMessage()
export class ListInitiativesQuery extends Query<ViewPage<InitiativeSummaryResponse>> {
  constructor(
    readonly filter: InitiativeFilter,
    readonly sort: InitiativeSort,
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}

export class ListInitiativesRequest extends PageQuery {
  @UuidField({ optional: true, description: 'Chương trình / campaign.' })
  readonly campaignId?: string;

  @UuidField({ optional: true, description: 'Đơn vị và các đơn vị cấp dưới / the unit and everything below it.' })
  readonly unitId?: string;

  @QueryIntegerField({ min: 1, max: 1000, optional: true, description: 'Giai đoạn tiếp nhận / phase of receipt.' })
  readonly phase?: number;

  @QueryIntegerField({
    min: 1,
    max: 1000,
    optional: true,
    description:
      'Giai đoạn tính kết quả, có thể sau giai đoạn tiếp nhận / phase it counts in, which may be later than that of receipt; only counted initiatives have one.',
  })
  readonly countedInPhase?: number;

  @QueryEnumListField({ values: SUBMITTED_STATUSES, optional: true, description: 'Trạng thái / statuses.' })
  readonly status?: readonly SubmittedStatus[];

  @EnumField({ values: SOLUTION_KINDS, optional: true, description: 'Loại giải pháp / kind of solution.' })
  readonly kind?: SolutionKind;

  @TextField({
    max: 200,
    optional: true,
    description: 'Từ trong tên hoặc mã, có dấu hoặc không / words of title or code, with or without accents.',
  })
  readonly q?: string;

  @EnumField({
    values: INITIATIVE_SORTS,
    optional: true,
    description: 'Thứ tự; dấu trừ là giảm dần / order, descending with a minus. Default -receivedAt.',
  })
  readonly sort?: InitiativeSort;
}

/** Within one status the newest come first, or last in the reverse order. */
const sortBy = (sort: InitiativeSort): FindOptions['sort'] & {} => {
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const field = sort.replace('-', '');
  return field === 'status'
    ? [
        { field, direction },
        { field: 'receivedAt', direction },
      ]
    : [{ field, direction }];
};

/** By what never changes about an initiative: whether one changed into the list or out of it does not matter. */
const mayBeListed = (card: InitiativeCard, { campaignId, unitId, phase }: InitiativeFilter): boolean =>
  (campaignId === undefined || card.campaignId === campaignId) &&
  (phase === undefined || card.phase === phase) &&
  (unitId === undefined || card.unitPath.includes(unitId));

@QueryHandler(ListInitiativesQuery)
export class ListInitiativesHandler implements IQueryHandler<ListInitiativesQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly organisation: OrganisationCardsReader,
    private readonly responses: CardResponses,
    private readonly since: RecordedSince,
    private readonly changes: ChangesSince,
  ) {}

  /** @throws HttpProblem LIST_CHANGED */
  async execute(query: ListInitiativesQuery): Promise<ViewPage<InitiativeSummaryResponse>> {
    const { filter, sort, page } = query;
    if (sort === 'receivedAt' || sort === '-receivedAt') return this.find(query);
    const after = page.after?.slice(0, -1);
    const mark = page.after?.at(-1) ?? (await this.since.mark(initiativeCards.name));
    const { items, next } = await this.find({ ...query, page: { after, limit: page.limit } });
    if (after) {
      const order = { sort: sortBy(sort), after };
      await this.changes.assertNoneCrossed(
        mark,
        (card) => mayBeListed(card, filter),
        (card) => comesAfter(initiativeCards, card, order),
      );
    }
    return { items, next: next && [...next, mark] };
  }

  private async find({
    filter,
    sort,
    page,
  }: Pick<ListInitiativesQuery, 'filter' | 'sort' | 'page'>): Promise<ViewPage<InitiativeSummaryResponse>> {
    const { campaignId, unitId, phase, countedInPhase, status, kind, words } = filter;
    const unitPath = unitId === undefined ? undefined : await this.organisation.unitPath(unitId);
    if (unitPath === null) return { items: [], next: null };
    const { items, next } = await this.views.find(initiativeCards, {
      where: {
        ...(campaignId !== undefined && { campaignId }),
        ...(phase !== undefined && { phase }),
        ...(countedInPhase !== undefined && { countedInPhase }),
        ...(status && { status: { in: status.map(statusRank) } }),
        ...(kind !== undefined && { kind }),
        ...(unitPath && { unitPath: withinPath(unitPath) }),
      },
      ...(words !== undefined && { search: words }),
      sort: sortBy(sort),
      ...(page.after && { after: page.after }),
      limit: page.limit,
    });
    return { items: await this.responses.summaries(items), next };
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class ListInitiativesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @ApiOperation({
    summary: 'Danh sách sáng kiến đã nộp / submitted initiatives.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Lọc theo chương trình, đơn vị, giai đoạn, trạng thái, loại và từ trong tên hoặc mã; không có bản nháp. / Open to every active member. Filters by campaign, unit, phase, status, kind and words of title or code; drafts are not in it.',
  })
  @Get()
  @QueryResponds({
    projections: ['initiative-card', ...ORGANISATION_CARDS],
    type: InitiativeSummaryResponse,
    list: true,
  })
  async list(@QueryParams() request: ListInitiativesRequest): Promise<PageResponse<InitiativeSummaryResponse>> {
    const { campaignId, unitId, phase, countedInPhase, status, kind, q, sort = '-receivedAt', limit } = request;
    const after = this.pages.after('initiatives', request);
    const filter = { campaignId, unitId, phase, countedInPhase, status, kind, words: q };
    const page = await this.queries.execute(new ListInitiativesQuery(filter, sort, { after, limit }));
    return this.pages.toResponse('initiatives', request, page);
  }
}
