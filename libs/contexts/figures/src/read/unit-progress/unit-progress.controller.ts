import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, UuidParam } from '@app/http';
import { PROGRAMME_FIGURES } from '../programme.view.js';
import { GetUnitProgressQuery } from './get-unit-progress.query.js';
import { UnitProgressResponse } from './unit-progress.response.js';
import { UnitProgressRequest } from './unit-progress.request.js';

@ApiTags('figures')
@Controller('api/v1/campaigns')
export class UnitProgressController {
  constructor(private readonly queries: QueryBus) {}

  /** Tiến độ của một đơn vị và các đơn vị cấp dưới / a unit's progress, its own and its subtree's. */
  @Get(':campaignId/units/:unitId/progress')
  @QueryResponds({ projections: [PROGRAMME_FIGURES], type: UnitProgressResponse })
  get(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @UuidParam('unitId', 'The unit.') unitId: string,
    @Query() { scope }: UnitProgressRequest,
  ): Promise<UnitProgressResponse> {
    return this.queries.execute(new GetUnitProgressQuery(campaignId, unitId, scope));
  }
}
