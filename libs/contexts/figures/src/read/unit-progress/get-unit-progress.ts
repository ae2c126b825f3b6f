import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ScopeField, type FigureScope } from '@app/campaigns/contracts';
import { DeclaredMessage } from '@app/command-handling';
import { AnswerAt, QueryResponds, UuidParam } from '@app/http';
import { DomainError } from '@app/kernel';
import { ViewStore, type ViewReader } from '@app/read-models';
import { belongsTo } from '../../fold/belonging.js';
import { NO_TALLY } from '../../fold/tally.js';
import { AsOfRequest } from '../as-of.request.js';
import { figuresAtOneMoment } from '../figures-at-one-moment.js';
import { PastFigures } from '../past-figures.js';
import { completionResponse } from '../completion.response.js';
import { findAll } from '../find-all.js';
import { CAMPAIGN_FIGURES, scopesOf } from '../campaign-frame.view.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { tallyResponse } from '../tally.response.js';
import { figureUnits, type FigureUnit } from '../figure-unit.view.js';
import { targetOf, unitFigures, unitFiguresId, type UnitFigures } from '../unit-figures.view.js';
import {
  UnitProgressResponse,
  type ProgressUnitResponse,
  type UnitScopeProgressResponse,
} from './unit-progress.response.js';

export class UnitProgressRequest extends AsOfRequest {
  @ScopeField({ optional: true, description: 'Phạm vi / scope the children are shown in. Default CAMPAIGN.' })
  readonly scope: FigureScope = 'CAMPAIGN';
}

@DeclaredMessage()
export class GetUnitProgressQuery extends Query<AnswerAt<UnitProgressResponse>> {
  constructor(
    readonly campaignId: string,
    readonly unitId: string,
    /** The scope of the children; the unit itself is shown in every scope. */
    readonly childrenScope: FigureScope,
  ) {
    super();
  }
}

const unitResponse = ({ id, code, name, level, block, active }: FigureUnit): ProgressUnitResponse => ({
  unitId: id,
  code,
  name,
  level,
  block,
  active,
});

const scopeResponse = (scope: FigureScope, row: UnitFigures | null): UnitScopeProgressResponse => {
  const total = row?.total ?? NO_TALLY;
  return {
    scope,
    completion: completionResponse(total.counted, targetOf(row)),
    targets: Object.entries(row?.targets ?? {}).map(([metric, value]) => ({ metric, value })),
    subtree: tallyResponse(total),
    own: tallyResponse(row?.own ?? total),
    authors: row?.authors ?? 0,
    sealed: row?.sealed ?? null,
  };
};

@QueryHandler(GetUnitProgressQuery)
export class GetUnitProgressHandler implements IQueryHandler<GetUnitProgressQuery> {
  constructor(private readonly views: ViewStore) {}

  execute(query: GetUnitProgressQuery): Promise<AnswerAt<UnitProgressResponse>> {
    return figuresAtOneMoment(this.views, (views) => this.progress(views, query));
  }

  private async progress(
    views: ViewReader,
    { campaignId, unitId, childrenScope }: GetUnitProgressQuery,
  ): Promise<UnitProgressResponse> {
    const frame = await new ScopeFiguresReader(views).frameWith(campaignId, childrenScope);
    const scopes = scopesOf(frame);
    const [unit, children] = await Promise.all([
      views.get(figureUnits, unitId),
      findAll(views, figureUnits, { where: { parentId: unitId }, sort: [{ field: 'codeOrder', direction: 'asc' }] }),
    ]);
    if (!unit) throw new DomainError('not-found', 'UNIT_NOT_FOUND');
    if (!(await this.isBelow(views, unit, frame.ownerUnitId)))
      throw new DomainError('invalid', 'UNIT_OUTSIDE_CAMPAIGN');
    const rows = await views.getMany(unitFigures, [
      ...scopes.map((scope) => unitFiguresId(campaignId, scope, unitId)),
      ...children.map((child) => unitFiguresId(campaignId, childrenScope, child.id)),
    ]);
    const rowOf = (scope: FigureScope, id: string): UnitFigures | null =>
      rows.get(unitFiguresId(campaignId, scope, id)) ?? null;
    return {
      campaignId,
      unit: unitResponse(unit),
      registeredMembers: rowOf('CAMPAIGN', unitId)?.registered ?? 0,
      scopes: scopes.map((scope) => scopeResponse(scope, rowOf(scope, unitId))),
      children: children.flatMap((child) => {
        const row = rowOf(childrenScope, child.id);
        const total = row?.total ?? NO_TALLY;
        if (!belongsTo(child.active, targetOf(row), total)) return [];
        return {
          ...unitResponse(child),
          completion: completionResponse(total.counted, targetOf(row)),
          subtree: tallyResponse(total),
          authors: row?.authors ?? 0,
        };
      }),
      asOf: null,
    };
  }

  /** Whether the unit is the owner or below it. */
  private async isBelow(views: ViewReader, { id, parentId }: FigureUnit, ownerUnitId: string): Promise<boolean> {
    if (id === ownerUnitId) return true;
    const parent = parentId === null ? null : await views.get(figureUnits, parentId);
    return parent !== null && this.isBelow(views, parent, ownerUnitId);
  }
}

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class UnitProgressController {
  constructor(
    private readonly queries: QueryBus,
    private readonly past: PastFigures,
  ) {}

  @ApiOperation({
    summary: 'Tiến độ của một đơn vị / progress of a unit.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Số liệu của chính đơn vị, của cả nhánh và của từng đơn vị cấp dưới trực tiếp. / Open to every active member. Figures of the unit itself, of its subtree and of each direct child.',
  })
  @Get(':campaignId/units/:unitId/progress')
  @QueryResponds({ projections: [CAMPAIGN_FIGURES], exact: true, type: UnitProgressResponse })
  async get(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @UuidParam('unitId', 'Đơn vị / unit.') unitId: string,
    @QueryParams() { scope, asOf }: UnitProgressRequest,
  ): Promise<AnswerAt<UnitProgressResponse>> {
    const query = new GetUnitProgressQuery(campaignId, unitId, scope);
    if (asOf === undefined) return this.queries.execute(query);
    return this.past.answer(asOf, (views) => new GetUnitProgressHandler(views).execute(query));
  }
}
