import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ViewStore, type ViewPage } from '@app/read-models';
import { ListUnitsQuery } from './list-units.query.js';
import type { UnitResponse } from './unit-card.response.js';
import { unitCards } from './unit-card.view.js';

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
      sort: [{ field: 'code', direction: 'asc' }],
      ...(page.after && { after: page.after }),
      limit: page.limit,
    });
    return { items: items.map(({ path: _path, ...unit }) => unit), next };
  }
}
