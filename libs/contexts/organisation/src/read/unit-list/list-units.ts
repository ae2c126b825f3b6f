import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import {
  CodeField,
  EnumField,
  PageQuery,
  TextField,
  UuidField,
  QueryResponds,
  Pages,
  type PageResponse,
} from '@app/http';
import { type FieldValue, type ViewPage, ViewStore } from '@app/read-models';
import { UNIT_LEVELS } from '../../domain/unit.events.js';
import { UnitResponse } from '../unit-card.response.js';
import { unitCards } from '../unit-card.view.js';

export class ListUnitsRequest extends PageQuery {
  @UuidField({ optional: true, description: 'Trực thuộc đơn vị này / directly below this unit.' })
  readonly parentId?: string;

  @EnumField({ values: UNIT_LEVELS, optional: true, description: 'Cấp công đoàn / level.' })
  readonly level?: string;

  @CodeField({ optional: true, description: 'Cụm, khối thi đua / emulation block.' })
  readonly block?: string;

  @TextField({
    max: 200,
    optional: true,
    description:
      'Từ trong mã, tên hay tên cũ, có dấu hoặc không / words of code, name or a former name, accents or not.',
  })
  readonly q?: string;
}

@DeclaredMessage()
export class ListUnitsQuery extends Query<ViewPage<UnitResponse>> {
  constructor(
    /** An undefined property does not filter. */
    readonly filter: {
      readonly parentId: string | undefined;
      readonly level: string | undefined;
      readonly block: string | undefined;
      /** Words of the code, the name or a former name, in any spelling. */
      readonly words: string | undefined;
    },
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}

@QueryHandler(ListUnitsQuery)
export class ListUnitsHandler implements IQueryHandler<ListUnitsQuery> {
  constructor(private readonly views: ViewStore) {}

  /** By code. */
  async execute({ filter, page }: ListUnitsQuery): Promise<ViewPage<UnitResponse>> {
    const { parentId, level, block, words } = filter;
    const { items, next } = await this.views.find(unitCards, {
      where: {
        ...(parentId !== undefined && { parentId }),
        ...(level !== undefined && { level }),
        ...(block !== undefined && { block }),
      },
      ...(words !== undefined && { search: words }),
      sort: [{ field: 'codeOrder', direction: 'asc' }],
      ...(page.after && { after: page.after }),
      limit: page.limit,
    });
    return { items: items.map(({ path: _path, ...unit }) => unit), next };
  }
}

@ApiTags('units')
@Controller('api/v1/units')
export class ListUnitsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @ApiOperation({
    summary: 'Các đơn vị theo mã / units by code.',
    description:
      'Mọi đoàn viên đang sinh hoạt đều xem được. Lọc theo đơn vị cấp trên trực tiếp, cấp, khối và từ trong mã hoặc tên. / Open to every active member. Filters by parent, level, block and words of code or name.',
  })
  @Get()
  @QueryResponds({ projections: ['unit-card'], type: UnitResponse, list: true })
  async units(@QueryParams() request: ListUnitsRequest): Promise<PageResponse<UnitResponse>> {
    const { parentId, level, block, q, limit } = request;
    const page = await this.queries.execute(
      new ListUnitsQuery({ parentId, level, block, words: q }, { after: this.pages.after('units', request), limit }),
    );
    return this.pages.toResponse('units', request, page);
  }
}
