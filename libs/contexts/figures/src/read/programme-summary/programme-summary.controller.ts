import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, UuidParam } from '@app/http';
import { PROGRAMME_FIGURES } from '../programme.view.js';
import { GetProgrammeSummaryQuery } from './get-programme-summary.query.js';
import { ProgrammeSummaryResponse } from './programme-summary.response.js';

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
