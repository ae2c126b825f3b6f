import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AnswersQuery, UuidParam } from '@app/http';
import { PROGRAMME_FIGURES } from '../programme.view.js';
import { GetUnitProgressQuery } from './get-unit-progress.query.js';
import { UnitProgressAnswer } from './unit-progress.answer.js';
import { UnitProgressRequest } from './unit-progress.request.js';

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class UnitProgressController {
  constructor(private readonly queries: QueryBus) {}

  /** Tiến độ của một đơn vị và các đơn vị cấp dưới / a unit's progress, its own and its subtree's. */
  @Get(':campaignId/units/:unitId/progress')
  @AnswersQuery({ from: [PROGRAMME_FIGURES], type: UnitProgressAnswer })
  get(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @UuidParam('unitId', 'The unit.') unitId: string,
    @Query() { scope }: UnitProgressRequest,
  ): Promise<UnitProgressAnswer> {
    return this.queries.execute(new GetUnitProgressQuery(campaignId, unitId, scope));
  }
}
