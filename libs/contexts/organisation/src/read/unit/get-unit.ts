import { Controller, Get } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import { QueryResponds, UuidParam } from '@app/http';
import { DomainError } from '@app/kernel';
import { ViewStore } from '@app/read-models';
import { UnitCardResponse } from '../unit-card.response.js';
import { unitCards, type UnitCard } from '../unit-card.view.js';

const ROOT = 'root';

@DeclaredMessage()
export class GetUnitQuery extends Query<UnitCardResponse> {
  /** 'root' is the unit above all others. */
  constructor(readonly unitId: string) {
    super();
  }
}

@QueryHandler(GetUnitQuery)
export class GetUnitHandler implements IQueryHandler<GetUnitQuery> {
  constructor(private readonly views: ViewStore) {}

  /** @throws DomainError UNIT_NOT_FOUND */
  async execute({ unitId }: GetUnitQuery): Promise<UnitCardResponse> {
    const unit = unitId === ROOT ? await this.root() : await this.views.get(unitCards, unitId);
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

  private async root(): Promise<UnitCard | undefined> {
    const { items } = await this.views.find(unitCards, {
      where: { parentId: null },
      sort: [{ field: 'codeOrder', direction: 'asc' }],
      limit: 1,
    });
    return items[0];
  }
}

@ApiTags('units')
@Controller('api/v1/units')
export class GetUnitController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Đơn vị cao nhất / the root unit.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Không tìm thấy khi tổ chức chưa được khởi tạo. / Open to every active member. Not found before the organisation is founded.',
  })
  @Get(ROOT)
  @QueryResponds({ projections: ['unit-card'], type: UnitCardResponse })
  root(): Promise<UnitCardResponse> {
    return this.queries.execute(new GetUnitQuery(ROOT));
  }

  @ApiOperation({
    summary: 'Một đơn vị và vị trí trong hệ thống tổ chức / one unit and its place in the tree.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Không tìm thấy khi không có đơn vị này. / Open to every active member. Not found when there is no such unit.',
  })
  @Get(':unitId')
  @QueryResponds({ projections: ['unit-card'], type: UnitCardResponse })
  unit(@UuidParam('unitId', 'Đơn vị / unit.') unitId: string): Promise<UnitCardResponse> {
    return this.queries.execute(new GetUnitQuery(unitId));
  }
}
