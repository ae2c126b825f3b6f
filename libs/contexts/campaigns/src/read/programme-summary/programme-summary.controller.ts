import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AnswersQuery, UuidParam } from '@app/http';
import { PROGRAMME_FIGURES } from '../programme.view.js';
import { GetProgrammeSummaryQuery } from './get-programme-summary.query.js';
import { ProgrammeSummaryAnswer } from './programme-summary.answer.js';

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class ProgrammeSummaryController {
  constructor(private readonly queries: QueryBus) {}

  /** Tổng kết chương trình / the whole programme as it stands. */
  @Get(':campaignId/summary')
  @AnswersQuery({ from: [PROGRAMME_FIGURES], type: ProgrammeSummaryAnswer })
  get(@UuidParam('campaignId', 'The campaign.') campaignId: string): Promise<ProgrammeSummaryAnswer> {
    return this.queries.execute(new GetProgrammeSummaryQuery(campaignId));
  }
}
