import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { QueryResponds, Pages, type PageResponse } from '@app/http';
import { ListUnitsQuery } from './list-units.query.js';
import { ListUnitsRequest } from './list-units.request.js';
import { UnitResponse } from './unit-card.response.js';

@ApiTags('units')
@Controller('api/v1/units')
export class ListUnitsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  /** Các đơn vị theo mã / units by code. */
  @Get()
  @QueryResponds({ projections: ['unit-card'], type: UnitResponse, list: true })
  async units(@Query() request: ListUnitsRequest): Promise<PageResponse<UnitResponse>> {
    const { parentId, level, block, q, limit } = request;
    const page = await this.queries.execute(
      new ListUnitsQuery({ parentId, level, block, words: q }, { after: this.pages.after('units', request), limit }),
    );
    return this.pages.toResponse('units', request, page);
  }
}
