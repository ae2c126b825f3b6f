import { Controller, Get } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FigureScope, PhaseParam } from '@app/campaigns/contracts';
import { DeclaredMessage } from '@app/command-handling';
import { QueryResponds, UuidParam } from '@app/http';
import { ViewStore } from '@app/read-models';
import { sealedPhaseId, sealedPhases, CAMPAIGN_FIGURES } from '../campaign-frame.view.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { sealedFiguresResponse } from '../sealed-figures.response.js';
import { PhaseSummaryResponse } from './phase-summary.response.js';

@DeclaredMessage()
export class GetPhaseSummaryQuery extends Query<PhaseSummaryResponse> {
  constructor(
    readonly campaignId: string,
    readonly phase: number,
  ) {
    super();
  }
}

@QueryHandler(GetPhaseSummaryQuery)
export class GetPhaseSummaryHandler implements IQueryHandler<GetPhaseSummaryQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly scopes: ScopeFiguresReader,
  ) {}

  async execute({ campaignId, phase: number }: GetPhaseSummaryQuery): Promise<PhaseSummaryResponse> {
    const scope: FigureScope = `PHASE_${number}`;
    const frame = await this.scopes.frameWith(campaignId, scope);
    const phase = frame.phases.find((each) => each.phase === number)!;
    const { peakDrive } = frame;
    const peakDriveInPhase =
      peakDrive !== null && peakDrive.startsAt < phase.closesAt && phase.opensAt < peakDrive.endsAt;
    const [figures, peakDriveFigures, sealed] = await Promise.all([
      this.scopes.figures(frame, scope),
      peakDriveInPhase ? this.scopes.peakDrive(frame) : null,
      this.views.get(sealedPhases, sealedPhaseId(campaignId, number)),
    ]);
    return {
      campaignId,
      campaignCode: frame.code,
      ...phase,
      figures,
      peakDrive: peakDriveFigures,
      sealed: sealed && sealedFiguresResponse(sealed),
    };
  }
}

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class PhaseSummaryController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Sơ kết giai đoạn / figures of a phase, current and sealed.',
    description:
      'Mọi người dùng đã đăng nhập đều xem được. Không tìm thấy khi chương trình không có giai đoạn này. / Open to everybody with a token. Not found when the campaign has no such phase.',
  })
  @Get(':campaignId/phases/:phase/summary')
  @QueryResponds({ projections: [CAMPAIGN_FIGURES], type: PhaseSummaryResponse })
  get(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @PhaseParam() phase: number,
  ): Promise<PhaseSummaryResponse> {
    return this.queries.execute(new GetPhaseSummaryQuery(campaignId, phase));
  }
}
