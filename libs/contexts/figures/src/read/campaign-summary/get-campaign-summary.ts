import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { AnswerAt, QueryResponds, UuidParam } from '@app/http';
import { ViewStore, type ViewReader } from '@app/read-models';
import { AsOfRequest } from '../as-of.request.js';
import { figuresAtOneMoment } from '../figures-at-one-moment.js';
import { PastFigures } from '../past-figures.js';
import { completionResponse } from '../completion.response.js';
import { sealedPhaseId, sealedPhases, CAMPAIGN_FIGURES } from '../campaign-frame.view.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { sealedFiguresResponse } from '../sealed-figures.response.js';
import { targetOf, unitFigures, unitFiguresId } from '../unit-figures.view.js';
import { CampaignSummaryResponse } from './campaign-summary.response.js';

@DeclaredMessage()
export class GetCampaignSummaryQuery extends Query<AnswerAt<CampaignSummaryResponse>> {
  constructor(readonly campaignId: string) {
    super();
  }
}

@QueryHandler(GetCampaignSummaryQuery)
export class GetCampaignSummaryHandler implements IQueryHandler<GetCampaignSummaryQuery> {
  constructor(private readonly views: ViewStore) {}

  execute({ campaignId }: GetCampaignSummaryQuery): Promise<AnswerAt<CampaignSummaryResponse>> {
    return figuresAtOneMoment(this.views, (views) => this.summary(views, campaignId));
  }

  private async summary(views: ViewReader, campaignId: string): Promise<CampaignSummaryResponse> {
    const scopes = new ScopeFiguresReader(views);
    const frame = await scopes.frame(campaignId);
    const { code, name, ownerUnitId, phases } = frame;
    const rowId = (scope: 'CAMPAIGN' | `PHASE_${number}`): string => unitFiguresId(campaignId, scope, ownerUnitId);
    const [figures, peakDrive, rows, sealed] = await Promise.all([
      scopes.figures(frame, 'CAMPAIGN'),
      scopes.peakDrive(frame),
      views.getMany(unitFigures, [rowId('CAMPAIGN'), ...phases.map(({ phase }) => rowId(`PHASE_${phase}`))]),
      views.getMany(
        sealedPhases,
        phases.map(({ phase }) => sealedPhaseId(campaignId, phase)),
      ),
    ]);
    return {
      campaignId,
      code,
      name,
      ownerUnitId,
      registeredMembers: rows.get(rowId('CAMPAIGN'))?.registered ?? 0,
      figures,
      phases: phases.map((phase) => {
        const row = rows.get(rowId(`PHASE_${phase.phase}`)) ?? null;
        const seal = sealed.get(sealedPhaseId(campaignId, phase.phase));
        return {
          phase: phase.phase,
          name: phase.name,
          submissions: row?.total.submissions ?? 0,
          completion: completionResponse(row?.total.counted ?? 0, targetOf(row)),
          sealed: seal ? sealedFiguresResponse(seal) : null,
        };
      }),
      peakDrive,
      asOf: null,
    };
  }
}

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class CampaignSummaryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly past: PastFigures,
  ) {}

  @ApiOperation({
    summary: 'Tổng kết chương trình / figures of the whole campaign.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Số liệu hiện thời của cả chương trình và từng giai đoạn, kèm số liệu đã chốt. / Open to every active member. Current figures of the whole campaign and of each phase, beside what was sealed.',
  })
  @Get(':campaignId/summary')
  @QueryResponds({ projections: [CAMPAIGN_FIGURES], exact: true, type: CampaignSummaryResponse })
  async get(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @QueryParams() { asOf }: AsOfRequest,
  ): Promise<AnswerAt<CampaignSummaryResponse>> {
    const query = new GetCampaignSummaryQuery(campaignId);
    if (asOf === undefined) return this.queries.execute(query);
    return this.past.answer(asOf, (views) => new GetCampaignSummaryHandler(views).execute(query));
  }
}
