import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ScopeField, type FigureScope } from '@app/campaigns/contracts';
import { DeclaredMessage } from '@app/command-handling';
import { AnswerAt, AsOfField, EnumField, PageQuery, QueryResponds, UuidParam, type PageResponse } from '@app/http';
import { numberSortKey } from '@app/kernel';
import { PersonVault } from '@app/person-vault';
import { type FieldValue, type ViewReader, ViewStore } from '@app/read-models';
import { AS_OF } from '../as-of.request.js';
import { boardOrderOf, BoardPages, type BoardPage } from '../board-pages.js';
import { competitionRanks } from '../competition-ranks.js';
import { memberBoard, memberFigures, type MemberFigures } from '../member-figures.view.js';
import { CAMPAIGN_FIGURES } from '../campaign-frame.view.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { figuresAtOneMoment } from '../figures-at-one-moment.js';
import { figureUnits } from '../figure-unit.view.js';
import { MemberLeaderboardRowResponse } from './member-leaderboard.response.js';

export const MEMBER_MEASURES = ['count', 'benefit'] as const;
export type MemberMeasure = (typeof MEMBER_MEASURES)[number];

export class MemberLeaderboardRequest extends PageQuery {
  @AsOfField(AS_OF)
  readonly asOf?: string;

  @ScopeField({ optional: true, description: 'Phạm vi / scope. Default CAMPAIGN.' })
  readonly scope: FigureScope = 'CAMPAIGN';

  @EnumField({
    values: MEMBER_MEASURES,
    optional: true,
    description: 'Xếp hạng theo / what is ranked by. Default count.',
  })
  readonly by: MemberMeasure = 'count';
}

/** Authors of counted initiatives, best first; of equals, the one who reached the value first. */
@DeclaredMessage()
export class GetMemberLeaderboardQuery extends Query<AnswerAt<BoardPage<MemberLeaderboardRowResponse>>> {
  constructor(
    readonly campaignId: string,
    readonly board: { readonly scope: FigureScope; readonly by: MemberMeasure },
    readonly limit: number,
    readonly after: readonly FieldValue[] | undefined,
  ) {
    super();
  }
}

const MEASURES: {
  readonly [Measure in MemberMeasure]: {
    readonly field: string;
    readonly reachedField: string;
    /** The value of who does not stand on the board. */
    readonly none: number | string;
    readonly reachedAt: (row: MemberFigures) => string | null;
  };
} = {
  count: {
    field: 'counted',
    reachedField: 'countedAt',
    none: 0,
    reachedAt: ({ countedAt }) => countedAt,
  },
  benefit: {
    field: 'verified',
    reachedField: 'verifiedAt',
    none: numberSortKey('0'),
    reachedAt: ({ verifiedAt }) => verifiedAt,
  },
};

@QueryHandler(GetMemberLeaderboardQuery)
export class GetMemberLeaderboardHandler implements IQueryHandler<GetMemberLeaderboardQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly persons: PersonVault,
  ) {}

  async execute(query: GetMemberLeaderboardQuery): Promise<AnswerAt<BoardPage<MemberLeaderboardRowResponse>>> {
    const { answer, position } = await figuresAtOneMoment(this.views, (views) => this.page(views, query));
    const { items, ...page } = answer;
    const names = await this.persons.names(items.map(({ memberId }) => memberId));
    const named = items.map((row) => ({ ...row, name: names.get(row.memberId) ?? null }));
    return new AnswerAt({ items: named, ...page }, position);
  }

  private async page(
    views: ViewReader,
    { campaignId, board: { scope, by }, limit, after }: GetMemberLeaderboardQuery,
  ): Promise<BoardPage<Omit<MemberLeaderboardRowResponse, 'name'>>> {
    const { field, reachedField, none, reachedAt } = MEASURES[by];
    await new ScopeFiguresReader(views).frameWith(campaignId, scope);
    const order = await boardOrderOf(views, campaignId, scope);
    const board = memberBoard(campaignId, scope);
    const { items, next } = await views.find(memberFigures, {
      where: { board, [field]: { gt: none } },
      sort: [
        { field, direction: 'desc' },
        { field: reachedField, direction: 'asc' },
      ],
      limit,
      ...(after && { after }),
    });
    const values = items.map(memberFigures.fields[field]!);
    const first = values[0] ?? null;
    const ranks = competitionRanks(
      values,
      after && first !== null
        ? {
            ahead: await views.count(memberFigures, { where: { board, [field]: { gt: first } } }),
            atLeast: await views.count(memberFigures, { where: { board, [field]: { gte: first } } }),
          }
        : null,
    );
    const units = await views.getMany(figureUnits, [...new Set(items.map(({ unitId }) => unitId))]);
    return {
      items: items.map((row, index) => {
        const unit = units.get(row.unitId);
        return {
          rank: ranks[index]!,
          memberId: row.memberId,
          unit: { unitId: row.unitId, code: unit?.code ?? row.unitId, name: unit?.name ?? row.unitId },
          counted: row.counted,
          benefitVerifiedVnd: row.verifiedVnd,
          reachedAt: reachedAt(row),
        };
      }),
      next,
      order,
    };
  }
}

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class MemberLeaderboardController {
  constructor(
    private readonly queries: QueryBus,
    private readonly boards: BoardPages,
    private readonly persons: PersonVault,
  ) {}

  @ApiOperation({
    summary: 'Bảng xếp hạng tác giả / the leaderboard of authors.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Xếp theo số sáng kiến được tính hoặc giá trị làm lợi đã thẩm định; bằng nhau thì người đạt trước đứng trước. / Open to every active member. Ranked by counted initiatives or verified benefit; of equals, whoever reached it first comes first.',
  })
  @Get(':campaignId/member-leaderboard')
  @QueryResponds({ projections: [CAMPAIGN_FIGURES], exact: true, type: MemberLeaderboardRowResponse, list: true })
  list(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @QueryParams() request: MemberLeaderboardRequest,
  ): Promise<AnswerAt<PageResponse<MemberLeaderboardRowResponse>>> {
    const { scope, by, limit } = request;
    return this.boards.respond({
      list: `member-leaderboard/${campaignId}`,
      request,
      ask: (after, views) => {
        const query = new GetMemberLeaderboardQuery(campaignId, { scope, by }, limit, after);
        return views
          ? new GetMemberLeaderboardHandler(views, this.persons).execute(query)
          : this.queries.execute(query);
      },
    });
  }
}
