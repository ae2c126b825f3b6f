import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ScopeField, type FigureScope } from '@app/campaigns/contracts';
import { DeclaredMessage } from '@app/command-handling';
import {
  AnswerAt,
  AsOfField,
  CodeField,
  EnumField,
  PageQuery,
  QueryResponds,
  UuidParam,
  type PageResponse,
} from '@app/http';
import { UNIT_LEVELS, type UnitLevel } from '@app/organisation/contracts';
import { type FieldValue, type ViewReader, ViewStore } from '@app/read-models';
import { pendingOf } from '../../fold/tally.js';
import { AS_OF } from '../as-of.request.js';
import { boardOrderOf, BoardPages, type BoardPage } from '../board-pages.js';
import { competitionRanks } from '../competition-ranks.js';
import { completionResponse } from '../completion.response.js';
import { CAMPAIGN_FIGURES } from '../campaign-frame.view.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { figuresAtOneMoment } from '../figures-at-one-moment.js';
import { figureUnits } from '../figure-unit.view.js';
import { targetOf, unitBoard, unitFigures, type UnitFigures } from '../unit-figures.view.js';
import { UnitLeaderboardRowResponse } from './unit-leaderboard.response.js';

export const UNIT_MEASURES = ['count', 'completion', 'benefit'] as const;
export type UnitMeasure = (typeof UNIT_MEASURES)[number];

export class UnitLeaderboardRequest extends PageQuery {
  @AsOfField(AS_OF)
  readonly asOf?: string;

  @ScopeField({ optional: true, description: 'Phạm vi / scope. Default CAMPAIGN.' })
  readonly scope: FigureScope = 'CAMPAIGN';

  @EnumField({
    values: UNIT_LEVELS,
    optional: true,
    description: 'Cấp công đoàn / level of the units. Default AFFILIATED.',
  })
  readonly level: UnitLevel = 'AFFILIATED';

  @CodeField({ optional: true, description: 'Cụm, khối thi đua / only this emulation block, ranked within it.' })
  readonly block?: string;

  @EnumField({
    values: UNIT_MEASURES,
    optional: true,
    description: 'Xếp hạng theo / what is ranked by. Default count.',
  })
  readonly by: UnitMeasure = 'count';
}

/** The units of one level, best first; equals in the order in which they reached the value, then by code. */
@DeclaredMessage()
export class GetUnitLeaderboardQuery extends Query<AnswerAt<BoardPage<UnitLeaderboardRowResponse>>> {
  constructor(
    readonly campaignId: string,
    readonly board: {
      readonly scope: FigureScope;
      readonly level: string;
      /** null ranks the units of all blocks together; otherwise ranks are within the block. */
      readonly block: string | null;
      readonly by: UnitMeasure;
    },
    readonly limit: number,
    readonly after: readonly FieldValue[] | undefined,
  ) {
    super();
  }
}

const MEASURES: {
  readonly [Measure in UnitMeasure]: {
    readonly field: string;
    readonly reachedField: string;
    readonly reachedAt: (row: UnitFigures) => string | null;
  };
} = {
  count: {
    field: 'counted',
    reachedField: 'countedAt',
    reachedAt: ({ reached }) => reached.countedAt,
  },
  completion: {
    field: 'completion',
    reachedField: 'completionAt',
    reachedAt: ({ reached }) => reached.completionAt,
  },
  benefit: {
    field: 'verified',
    reachedField: 'verifiedAt',
    reachedAt: ({ reached }) => reached.verifiedAt,
  },
};

@QueryHandler(GetUnitLeaderboardQuery)
export class GetUnitLeaderboardHandler implements IQueryHandler<GetUnitLeaderboardQuery> {
  constructor(private readonly views: ViewStore) {}

  execute(query: GetUnitLeaderboardQuery): Promise<AnswerAt<BoardPage<UnitLeaderboardRowResponse>>> {
    return figuresAtOneMoment(this.views, (views) => this.page(views, query));
  }

  private async page(
    views: ViewReader,
    { campaignId, board, limit, after }: GetUnitLeaderboardQuery,
  ): Promise<BoardPage<UnitLeaderboardRowResponse>> {
    const { scope, level, block, by } = board;
    const { field, reachedField, reachedAt } = MEASURES[by];
    await new ScopeFiguresReader(views).frameWith(campaignId, scope);
    const order = await boardOrderOf(views, campaignId, scope);
    const where = { board: unitBoard(campaignId, scope, level), ...(block !== null && { block }) };
    const { items, next } = await views.find(unitFigures, {
      where,
      sort: [
        { field, direction: 'desc' },
        { field: reachedField, direction: 'asc' },
        { field: 'codeOrder', direction: 'asc' },
      ],
      limit,
      ...(after && { after }),
    });
    const values = items.map(unitFigures.fields[field]!);
    const first = values[0] ?? null;
    const ranks = competitionRanks(
      values,
      after && first !== null
        ? {
            ahead: await views.count(unitFigures, { where: { ...where, [field]: { gt: first } } }),
            atLeast: await views.count(unitFigures, { where: { ...where, [field]: { gte: first } } }),
          }
        : null,
    );
    const units = await views.getMany(
      figureUnits,
      items.map(({ unit }) => unit.unitId),
    );
    return {
      items: items.map((row, index) => {
        const { unitId, code, level, block } = row.unit;
        return {
          rank: ranks[index]!,
          unitId,
          code,
          name: units.get(unitId)?.name ?? code,
          level,
          block,
          completion: completionResponse(row.total.counted, targetOf(row)),
          submissions: row.total.submissions,
          pending: pendingOf(row.total),
          authors: row.authors,
          benefitVerifiedVnd: row.total.verifiedVnd,
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
export class UnitLeaderboardController {
  constructor(
    private readonly queries: QueryBus,
    private readonly boards: BoardPages,
  ) {}

  @ApiOperation({
    summary: 'Bảng xếp hạng đơn vị / the leaderboard of units.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Các đơn vị đang hoạt động, có chỉ tiêu hoặc có hồ sơ. Xếp theo số được tính, tỷ lệ hoàn thành hoặc giá trị làm lợi, trong một cấp và nếu muốn trong một khối. / Open to every active member. Units that are active, have a target or have an initiative in the scope. Ranked by counted initiatives, completion or benefit, within one level and, if asked, one block.',
  })
  @Get(':campaignId/unit-leaderboard')
  @QueryResponds({ projections: [CAMPAIGN_FIGURES], exact: true, type: UnitLeaderboardRowResponse, list: true })
  list(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @QueryParams() request: UnitLeaderboardRequest,
  ): Promise<AnswerAt<PageResponse<UnitLeaderboardRowResponse>>> {
    const { scope, level, block = null, by, limit } = request;
    return this.boards.respond({
      list: `unit-leaderboard/${campaignId}`,
      request,
      ask: (after, views) => {
        const query = new GetUnitLeaderboardQuery(campaignId, { scope, level, block, by }, limit, after);
        return views ? new GetUnitLeaderboardHandler(views).execute(query) : this.queries.execute(query);
      },
    });
  }
}
