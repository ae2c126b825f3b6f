import { Controller, Get } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { QueryResponds, UuidParam } from '@app/http';
import { ViewStore } from '@app/read-models';
import { completionResponse } from '../completion.response.js';
import { sealedPhaseId, sealedPhases, PROGRAMME_FIGURES } from '../programme.view.js';
import { ScopeFiguresReader } from '../scope-figures.reader.js';
import { sealedFiguresResponse } from '../sealed-figures.response.js';
import { targetOf, unitFigures, unitFiguresId } from '../unit-figures.view.js';
import { ProgrammeSummaryResponse } from './programme-summary.response.js';

@DeclaredMessage()
export class GetProgrammeSummaryQuery extends Query<ProgrammeSummaryResponse> {
  constructor(readonly campaignId: string) {
    super();
  }
}

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

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class ProgrammeSummaryController {
  constructor(private readonly queries: QueryBus) {}

  /** Tổng kết chương trình / the whole programme as it stands. */
  @Get(':campaignId/summary')
  @QueryResponds({ projections: [PROGRAMME_FIGURES], type: ProgrammeSummaryResponse })
  get(@UuidParam('campaignId', 'The campaign.') campaignId: string): Promise<ProgrammeSummaryResponse> {
    return this.queries.execute(new GetProgrammeSummaryQuery(campaignId));
  }
}
