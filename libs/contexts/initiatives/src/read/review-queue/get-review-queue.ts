import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, QueryBus, type IQueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { EnumField, PageQuery, Principal, QueryResponds, Pages, ServiceClock, type PageResponse } from '@app/http';
import { outermostPaths, withinPath, type Instant } from '@app/kernel';
import { ORGANISATION_CARDS, OrganisationCardsReader } from '@app/organisation/contracts';
import { ViewStore, type FieldValue, type ViewPage, type FindOptions } from '@app/read-models';
import { CardResponses } from '../card-responses.js';
import { initiativeCards, statusRank, type InitiativeCard } from '../initiative-card.view.js';
import { InitiativeSummaryResponse } from '../initiative-summary.response.js';

/** `AWAITING` the reviewer, oldest receipt first; or `OVERDUE` with the authors, longest overdue first. */
export const QUEUES = ['AWAITING', 'OVERDUE'] as const;
export type Queue = (typeof QUEUES)[number];

@DeclaredMessage()
export class GetReviewQueueQuery extends Query<ViewPage<InitiativeSummaryResponse>> {
  constructor(
    readonly reviewer: string,
    readonly queue: Queue,
    /** The instant at which initiatives are overdue. */
    readonly at: Instant,
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}

export class GetReviewQueueRequest extends PageQuery {
  @EnumField({
    values: QUEUES,
    optional: true,
    description: 'Chờ xem xét, hoặc cần bổ sung nhưng đã quá hạn / awaiting review (default), or returned and overdue.',
  })
  readonly queue?: Queue;
}

const REVIEWS = ['REVIEWER', 'UNION_OFFICER'];

const AWAITING = [statusRank('SUBMITTED'), statusRank('UNDER_REVIEW')];

/** `dueAt` is exclusive: at that instant the resubmission is overdue. */
const conditions = (queue: Queue, at: Instant): FindOptions['where'] & {} =>
  queue === 'AWAITING' ? { status: { in: AWAITING } } : { status: statusRank('RETURNED'), dueAt: { lte: at } };

const keyOf = (queue: Queue, { receivedAt, returned }: InitiativeCard): string =>
  queue === 'AWAITING' ? receivedAt : returned!.dueAt;

@QueryHandler(GetReviewQueueQuery)
export class GetReviewQueueHandler implements IQueryHandler<GetReviewQueueQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly organisation: OrganisationCardsReader,
    private readonly responses: CardResponses,
  ) {}

  /** Merges all subtrees the person reviews. Empty if the person reviews nowhere. */
  async execute({ reviewer, queue, at, page }: GetReviewQueueQuery): Promise<ViewPage<InitiativeSummaryResponse>> {
    const subtrees = await this.subtrees(reviewer);
    const pages = await Promise.all(
      subtrees.map((unitPath) =>
        this.views.find(initiativeCards, {
          where: { ...conditions(queue, at), unitPath: withinPath(unitPath) },
          sort: [{ field: queue === 'AWAITING' ? 'receivedAt' : 'dueAt', direction: 'asc' }],
          ...(page.after && { after: page.after }),
          limit: page.limit,
        }),
      ),
    );
    const found = pages
      .flatMap(({ items }) => items)
      .map((card) => ({ card, keyset: [keyOf(queue, card), card.id] as const }))
      .sort((a, b) => (a.keyset.join() < b.keyset.join() ? -1 : 1));
    const shown = found.slice(0, page.limit);
    const more = found.length > shown.length || pages.some(({ next }) => next !== null);
    return {
      items: await this.responses.summaries(shown.map(({ card }) => card)),
      next: more ? shown.at(-1)!.keyset : null,
    };
  }

  /** The person's subtrees, none inside another. A role ends when its unit is dissolved. */
  private async subtrees(memberId: string): Promise<readonly (readonly string[])[]> {
    const member = await this.organisation.member(memberId);
    const units = new Set(member?.grants.filter(({ role }) => REVIEWS.includes(role)).map(({ unitId }) => unitId));
    const paths: (readonly string[])[] = [];
    for (const unitId of units) {
      const [unit, path] = await Promise.all([this.organisation.unit(unitId), this.organisation.unitPath(unitId)]);
      if (unit?.active && path) paths.push(path);
    }
    return outermostPaths(paths);
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class GetReviewQueueController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
    private readonly clock: ServiceClock,
  ) {}

  @ApiOperation({
    summary: 'Sáng kiến chờ người đăng nhập xem xét / initiatives that wait for the acting reviewer.',
    description:
      'Sáng kiến nộp trước đứng trước, tại các đơn vị mà người đăng nhập là cán bộ xét duyệt hoặc cán bộ công đoàn; không có vai trò nào thì danh sách trống. / Oldest first, of the units where the acting person is a reviewer or union officer; empty for a person without such a role.',
  })
  @Get('review-queue')
  @QueryResponds({
    projections: ['initiative-card', ...ORGANISATION_CARDS],
    type: InitiativeSummaryResponse,
    list: true,
  })
  async waiting(
    @QueryParams() request: GetReviewQueueRequest,
    @Principal() reviewer: string,
  ): Promise<PageResponse<InitiativeSummaryResponse>> {
    const { queue = 'AWAITING', limit } = request;
    const list = `review-queue/${reviewer}`;
    const after = this.pages.after(list, request);
    const page = await this.queries.execute(
      new GetReviewQueueQuery(reviewer, queue, this.clock.now(), { after, limit }),
    );
    return this.pages.toResponse(list, request, page);
  }
}
