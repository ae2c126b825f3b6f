import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { FigureScope } from '@app/campaigns/contracts';
import { ViewStore } from '@app/read-models';
import { sealedPhaseId, sealedPhases } from '../programme.view.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { sealedFiguresResponse } from '../sealed-figures.response.js';
import { GetPhaseSummaryQuery } from './get-phase-summary.query.js';
import type { PhaseSummaryResponse } from './phase-summary.response.js';

@QueryHandler(GetPhaseSummaryQuery)
export class GetPhaseSummaryHandler implements IQueryHandler<GetPhaseSummaryQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly scopes: ScopeFiguresReader,
  ) {}

  async execute({ campaignId, phase: number }: GetPhaseSummaryQuery): Promise<PhaseSummaryResponse> {
    const scope: FigureScope = `PHASE_${number}`;
    const programme = await this.scopes.programmeWith(campaignId, scope);
    const phase = programme.phases.find((each) => each.phase === number)!;
    const { peakDrive } = programme;
    const peakDriveInPhase =
      peakDrive !== null && peakDrive.startsAt < phase.closesAt && phase.opensAt < peakDrive.endsAt;
    const [figures, peakDriveFigures, sealed] = await Promise.all([
      this.scopes.figures(programme, scope),
      peakDriveInPhase ? this.scopes.peakDrive(programme) : null,
      this.views.get(sealedPhases, sealedPhaseId(campaignId, number)),
    ]);
    return {
      campaignId,
      campaignCode: programme.code,
      ...phase,
      figures,
      peakDrive: peakDriveFigures,
      sealed: sealed && sealedFiguresResponse(sealed),
    };
  }
}
