import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AnswersQuery, UuidParam } from '@app/http';
import { PhaseParam } from '../../edge/phase-param.decorator.js';
import { PROGRAMME_FIGURES } from '../programme.view.js';
import { GetPhaseSummaryQuery } from './get-phase-summary.query.js';
import { PhaseSummaryAnswer } from './phase-summary.answer.js';

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class PhaseSummaryController {
  constructor(private readonly queries: QueryBus) {}

  /** Sơ kết đợt: số liệu hiện tại, bên cạnh số đã chốt / a phase as it stands, beside what was sealed. */
  @Get(':campaignId/phases/:phase/summary')
  @AnswersQuery({ from: [PROGRAMME_FIGURES], type: PhaseSummaryAnswer })
  get(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @PhaseParam() phase: number,
  ): Promise<PhaseSummaryAnswer> {
    return this.queries.execute(new GetPhaseSummaryQuery(campaignId, phase));
  }
}
