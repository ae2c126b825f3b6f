import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, UuidParam } from '@app/http';
import { GetUnitQuery } from './get-unit.query.js';
import { UnitCardResponse } from './unit-card.response.js';

@ApiTags('units')
@Controller('api/v1/units')
export class GetUnitController {
  constructor(private readonly queries: QueryBus) {}

  /** Một đơn vị và vị trí trong hệ thống tổ chức / one unit and where it stands in the tree. */
  @Get(':unitId')
  @QueryResponds({ projections: ['unit-card'], type: UnitCardResponse })
  unit(@UuidParam('unitId', 'Đơn vị / unit.') unitId: string): Promise<UnitCardResponse> {
    return this.queries.execute(new GetUnitQuery(unitId));
  }
}
