import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AnswersQuery, Pages, type PageAnswer } from '@app/http';
import { ListUnitsQuery } from './list-units.query.js';
import { ListUnitsRequest } from './list-units.request.js';
import { UnitAnswer } from './unit-card.answer.js';

@ApiTags('units')
@Controller('api/v1/units')
export class ListUnitsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Các đơn vị theo mã / units by code. */
  @Get()
  @AnswersQuery({ from: ['unit-card'], type: UnitAnswer, list: true })
  async units(@Query() request: ListUnitsRequest): Promise<PageAnswer<UnitAnswer>> {
    const { parentId, level, block, q, limit } = request;
    const page = await this.queries.execute(
      new ListUnitsQuery({ parentId, level, block, words: q }, { after: this.pages.after('units', request), limit }),
    );
    return this.pages.answer('units', request, page);
  }
}
