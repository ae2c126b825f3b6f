import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, QueryBus, type IQueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { metric, ScopeField, type FigureScope, type MetricCode } from '@app/campaigns/contracts';
import { DeclaredMessage } from '@app/command-handling';
import { EventStore } from '@app/event-store';
import { AnswerAt, AsOfField, QueryResponds, UuidParam } from '@app/http';
import { compareCodes, completionTenths } from '@app/kernel';
import { NO_TALLY, notValidOf, pendingOf, type Tally } from '../../fold/tally.js';
import { CAMPAIGN_FIGURES, type CampaignFrameView } from '../campaign-frame.view.js';
import { figureUnits, type FigureUnit } from '../figure-unit.view.js';
import { findAll } from '../find-all.js';
import { asOfResponse, PastFigures, type FiguresMoment } from '../past-figures.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { targetOf, unitFigures, unitFiguresId, type UnitFigures } from '../unit-figures.view.js';
import {
  SummaryDifferenceResponse,
  type FigureDifferenceResponse,
  type UnitDifferenceResponse,
} from './summary-difference.response.js';

export class SummaryDifferenceRequest {
  @AsOfField({ description: 'Thời điểm hoặc vị trí đầu / the first moment: an instant of recording or a position.' })
  readonly from: string;

  @AsOfField({
    optional: true,
    description: 'Thời điểm hoặc vị trí sau / the second moment. Default: the end of the log.',
  })
  readonly to?: string;

  @ScopeField({ optional: true, description: 'Phạm vi / scope. Default CAMPAIGN.' })
  readonly scope: FigureScope = 'CAMPAIGN';
}

@DeclaredMessage()
export class GetSummaryDifferenceQuery extends Query<SummaryDifferenceResponse> {
  constructor(
    readonly campaignId: string,
    readonly scope: FigureScope,
    readonly from: string,
    /** null for the end of the log. */
    readonly to: string | null,
  ) {
    super();
  }
}

/** Values by metric; null for one that has none. */
type Figures = ReadonlyMap<MetricCode, bigint | null>;

interface UnitAtMoment {
  readonly unit: FigureUnit;
  readonly figures: Figures;
}

interface SummaryAtMoment {
  readonly frame: CampaignFrameView;
  readonly figures: Figures;
  readonly units: ReadonlyMap<string, UnitAtMoment>;
}

const figuresOf = (values: readonly (readonly [MetricCode, number | string | bigint | null])[]): Figures =>
  new Map(values.map(([code, value]) => [code, value === null ? null : BigInt(value)]));

const countsOf = (tally: Tally): readonly (readonly [MetricCode, number | string])[] => [
  ['M02', tally.submissions],
  ['M03', pendingOf(tally)],
  ['M03.RETURNED', tally.returned],
  ['M04', tally.counted],
  ['M04.BY_CLOSING', tally.countedByClosing],
  ['M05', notValidOf(tally)],
  ['M05.REJECTED', tally.rejected],
  ['M05.WITHDRAWN', tally.withdrawn],
  ['M05.DUPLICATE', tally.duplicate],
  ['M10', tally.verifiedVnd],
  ['M10.CLAIMED', tally.claimedVnd],
  ['M11', tally.notQuantifiable],
];

const rowFigures = (row: UnitFigures | null, scope: FigureScope): Figures => {
  const tally = row?.total ?? NO_TALLY;
  const target = targetOf(row);
  return figuresOf([
    ...(scope === 'CAMPAIGN' ? [['M01', row?.registered ?? 0] as const] : []),
    ...countsOf(tally),
    ['M04.TARGET', target],
    ['M06', row?.authors ?? 0],
    ['M09', completionTenths(BigInt(tally.counted), target === null ? null : BigInt(target))],
  ]);
};

const difference = (from: Figures, to: Figures): readonly FigureDifferenceResponse[] =>
  [...new Set([...from.keys(), ...to.keys()])].sort().map((code) => {
    const [a, b] = [from.get(code) ?? null, to.get(code) ?? null];
    return {
      metric: code,
      version: metric(code)!.version,
      from: a?.toString() ?? null,
      to: b?.toString() ?? null,
      change: a === null || b === null ? null : (b - a).toString(),
    };
  });

const NO_FIGURES: Figures = new Map();

const unitDifferences = (from: SummaryAtMoment, to: SummaryAtMoment): readonly UnitDifferenceResponse[] =>
  [...new Map([...from.units, ...to.units]).values()]
    .map(({ unit: { id, code, name } }) => ({
      unitId: id,
      code,
      name,
      figures: difference(from.units.get(id)?.figures ?? NO_FIGURES, to.units.get(id)?.figures ?? NO_FIGURES).filter(
        (each) => each.from !== each.to,
      ),
    }))
    .filter(({ figures }) => figures.length > 0)
    .sort((a, b) => compareCodes(a.code, b.code));

@QueryHandler(GetSummaryDifferenceQuery)
export class GetSummaryDifferenceHandler implements IQueryHandler<GetSummaryDifferenceQuery> {
  constructor(
    private readonly past: PastFigures,
    private readonly store: EventStore,
  ) {}

  /** @throws DomainError CAMPAIGN_NOT_FOUND, PHASE_NOT_FOUND, if it was not there at either moment */
  async execute({ campaignId, scope, from, to }: GetSummaryDifferenceQuery): Promise<SummaryDifferenceResponse> {
    const until = to ?? ((await this.store.head()) ?? 0n).toString();
    const [first, second] = await Promise.all([this.past.at(from), this.past.at(until)]);
    const before = await this.summary(first, campaignId, scope);
    const after = await this.summary(second, campaignId, scope);
    return {
      campaignId,
      code: after.frame.code,
      scope,
      from: asOfResponse(from, first),
      to: asOfResponse(until, second),
      figures: difference(before.figures, after.figures),
      units: unitDifferences(before, after),
    };
  }

  private async summary({ views }: FiguresMoment, campaignId: string, scope: FigureScope): Promise<SummaryAtMoment> {
    const scopes = new ScopeFiguresReader(views);
    const frame = await scopes.frameWith(campaignId, scope);
    const { ownerUnitId } = frame;
    const rowId = (unitId: string): string => unitFiguresId(campaignId, scope, unitId);
    const [{ units }, children] = await Promise.all([
      scopes.figures(frame, scope),
      findAll(views, figureUnits, { where: { parentId: ownerUnitId } }),
    ]);
    const rows = await views.getMany(unitFigures, [ownerUnitId, ...children.map(({ id }) => id)].map(rowId));
    const figures = (unitId: string): Figures => rowFigures(rows.get(rowId(unitId)) ?? null, scope);
    return {
      frame,
      figures: new Map([
        ...figures(ownerUnitId),
        ...figuresOf([
          ['M07', units.takingPart],
          ['M07.TOTAL', units.total],
          ['M08', units.reachedTarget],
        ]),
      ]),
      units: new Map(children.map((unit) => [unit.id, { unit, figures: figures(unit.id) }])),
    };
  }
}

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class SummaryDifferenceController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'So sánh số liệu giữa hai thời điểm / figures of a scope at two moments, and what changed.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Số liệu của phạm vi ở hai thời điểm, chênh lệch, và các đơn vị trực thuộc có số liệu thay đổi. / Open to every active member. The figures of a scope at two moments, what changed, and the direct children of the owner unit whose figures changed.',
  })
  @Get(':campaignId/summary-difference')
  @QueryResponds({ projections: [CAMPAIGN_FIGURES], exact: true, type: SummaryDifferenceResponse })
  async get(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @QueryParams() { from, to, scope }: SummaryDifferenceRequest,
  ): Promise<AnswerAt<SummaryDifferenceResponse>> {
    const answer = await this.queries.execute(new GetSummaryDifferenceQuery(campaignId, scope, from, to ?? null));
    return new AnswerAt(answer, BigInt(answer.to.position));
  }
}
