import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AnswersQuery, UuidParam } from '@app/http';
import { GetUnitQuery } from './get-unit.query.js';
import { UnitCardAnswer } from './unit-card.answer.js';

@ApiTags('units')
@Controller('api/v1/units')
export class GetUnitController {
  constructor(private readonly queries: QueryBus) {}

  /** Một đơn vị và vị trí của nó trong cây / one unit and where it stands in the tree. */
  @Get(':unitId')
  @AnswersQuery({ from: ['unit-card'], type: UnitCardAnswer })
  unit(@UuidParam('unitId', 'Đơn vị / unit.') unitId: string): Promise<UnitCardAnswer> {
    return this.queries.execute(new GetUnitQuery(unitId));
  }
}
