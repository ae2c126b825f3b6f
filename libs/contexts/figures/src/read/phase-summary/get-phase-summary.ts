import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FigureScope, PhaseParam } from '@app/campaigns/contracts';
import { DeclaredMessage } from '@app/command-handling';
import { AnswerAt, QueryResponds, UuidParam } from '@app/http';
import { ViewStore, type ViewReader } from '@app/read-models';
import { AsOfRequest } from '../as-of.request.js';
import { figuresAtOneMoment } from '../figures-at-one-moment.js';
import { PastFigures } from '../past-figures.js';
import { sealedPhaseId, sealedPhases, CAMPAIGN_FIGURES } from '../campaign-frame.view.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { sealedFiguresResponse } from '../sealed-figures.response.js';
import { PhaseSummaryResponse } from './phase-summary.response.js';

@DeclaredMessage()
export class GetPhaseSummaryQuery extends Query<AnswerAt<PhaseSummaryResponse>> {
  constructor(
    readonly campaignId: string,
    readonly phase: number,
  ) {
    super();
  }
}

@QueryHandler(GetPhaseSummaryQuery)
export class GetPhaseSummaryHandler implements IQueryHandler<GetPhaseSummaryQuery> {
  constructor(private readonly views: ViewStore) {}

  execute(query: GetPhaseSummaryQuery): Promise<AnswerAt<PhaseSummaryResponse>> {
    return figuresAtOneMoment(this.views, (views) => this.summary(views, query));
  }

  private async summary(
    views: ViewReader,
    { campaignId, phase: number }: GetPhaseSummaryQuery,
  ): Promise<PhaseSummaryResponse> {
    const scopes = new ScopeFiguresReader(views);
    const scope: FigureScope = `PHASE_${number}`;
    const frame = await scopes.frameWith(campaignId, scope);
    const phase = frame.phases.find((each) => each.phase === number)!;
    const { peakDrive } = frame;
    const peakDriveInPhase =
      peakDrive !== null && peakDrive.startsAt < phase.closesAt && phase.opensAt < peakDrive.endsAt;
    const [figures, peakDriveFigures, sealed] = await Promise.all([
      scopes.figures(frame, scope),
      peakDriveInPhase ? scopes.peakDrive(frame) : null,
      views.get(sealedPhases, sealedPhaseId(campaignId, number)),
    ]);
    return {
      campaignId,
      campaignCode: frame.code,
      ...phase,
      figures,
      peakDrive: peakDriveFigures,
      sealed: sealed && sealedFiguresResponse(sealed),
      asOf: null,
    };
  }
}

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class PhaseSummaryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly past: PastFigures,
  ) {}

  @ApiOperation({
    summary: 'Sơ kết giai đoạn / figures of a phase, current and sealed.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Không tìm thấy khi chương trình không có giai đoạn này. / Open to every active member. Not found when the campaign has no such phase.',
  })
  @Get(':campaignId/phases/:phase/summary')
  @QueryResponds({ projections: [CAMPAIGN_FIGURES], exact: true, type: PhaseSummaryResponse })
  async get(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @PhaseParam() phase: number,
    @QueryParams() { asOf }: AsOfRequest,
  ): Promise<AnswerAt<PhaseSummaryResponse>> {
    const query = new GetPhaseSummaryQuery(campaignId, phase);
    if (asOf === undefined) return this.queries.execute(query);
    return this.past.answer(asOf, (views) => new GetPhaseSummaryHandler(views).execute(query));
  }
}
