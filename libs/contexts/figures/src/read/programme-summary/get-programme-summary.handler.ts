import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ViewStore } from '@app/read-models';
import { completionResponse } from '../completion.response.js';
import { sealedPhaseId, sealedPhases } from '../programme.view.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { sealedFiguresResponse } from '../sealed-figures.response.js';
import { targetOf, unitFigures, unitFiguresId } from '../unit-figures.view.js';
import { GetProgrammeSummaryQuery } from './get-programme-summary.query.js';
import type { ProgrammeSummaryResponse } from './programme-summary.response.js';

@QueryHandler(GetProgrammeSummaryQuery)
export class GetProgrammeSummaryHandler implements IQueryHandler<GetProgrammeSummaryQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly scopes: ScopeFiguresReader,
  ) {}

  async execute({ campaignId }: GetProgrammeSummaryQuery): Promise<ProgrammeSummaryResponse> {
    const programme = await this.scopes.programme(campaignId);
    const { code, name, ownerUnitId, phases } = programme;
    const rowId = (scope: 'CAMPAIGN' | `PHASE_${number}`): string => unitFiguresId(campaignId, scope, ownerUnitId);
    const [figures, peakDrive, rows, sealed] = await Promise.all([
      this.scopes.figures(programme, 'CAMPAIGN'),
      this.scopes.peakDrive(programme),
      this.views.getMany(unitFigures, [rowId('CAMPAIGN'), ...phases.map(({ phase }) => rowId(`PHASE_${phase}`))]),
      this.views.getMany(
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
    };
  }
}
