import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { PhaseParam } from '@app/campaigns/contracts';
import { QueryResponds, UuidParam } from '@app/http';
import { PROGRAMME_FIGURES } from '../programme.view.js';
import { GetPhaseSummaryQuery } from './get-phase-summary.query.js';
import { PhaseSummaryResponse } from './phase-summary.response.js';

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class PhaseSummaryController {
  constructor(private readonly queries: QueryBus) {}

  /** Sơ kết đợt: số liệu hiện tại, bên cạnh số đã chốt / a phase as it stands, beside what was sealed. */
  @Get(':campaignId/phases/:phase/summary')
  @QueryResponds({ projections: [PROGRAMME_FIGURES], type: PhaseSummaryResponse })
  get(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @PhaseParam() phase: number,
  ): Promise<PhaseSummaryResponse> {
    return this.queries.execute(new GetPhaseSummaryQuery(campaignId, phase));
  }
}
