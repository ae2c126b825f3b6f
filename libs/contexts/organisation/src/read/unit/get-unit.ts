import { Controller, Get } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { QueryResponds, UuidParam } from '@app/http';
import { DomainError } from '@app/kernel';
import { ViewStore } from '@app/read-models';
import { UnitCardResponse } from '../unit-card.response.js';
import { unitCards } from '../unit-card.view.js';

@DeclaredMessage()
export class GetUnitQuery extends Query<UnitCardResponse> {
  constructor(readonly unitId: string) {
    super();
  }
}

@QueryHandler(GetUnitQuery)
export class GetUnitHandler implements IQueryHandler<GetUnitQuery> {
  constructor(private readonly views: ViewStore) {}

  /** @throws DomainError UNIT_NOT_FOUND */
  async execute({ unitId }: GetUnitQuery): Promise<UnitCardResponse> {
    const unit = await this.views.get(unitCards, unitId);
    if (!unit) throw new DomainError('not-found', 'UNIT_NOT_FOUND');
    const above = await this.views.getMany(unitCards, unit.path);
    return {
      ...unit,
      path: unit.path.flatMap((id) => {
        const on = above.get(id);
        return on ? [{ id, code: on.code, name: on.name }] : [];
      }),
    };
  }
}

@ApiTags('units')
@Controller('api/v1/units')
export class GetUnitController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Một đơn vị và vị trí trong hệ thống tổ chức / one unit and its place in the tree.',
    description:
      'Mọi người dùng đã đăng nhập đều xem được. Không tìm thấy khi không có đơn vị này. / Open to everybody with a token. Not found when there is no such unit.',
  })
  @Get(':unitId')
  @QueryResponds({ projections: ['unit-card'], type: UnitCardResponse })
  unit(@UuidParam('unitId', 'Đơn vị / unit.') unitId: string): Promise<UnitCardResponse> {
    return this.queries.execute(new GetUnitQuery(unitId));
  }
}
