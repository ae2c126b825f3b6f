import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/kernel';
import { ViewStore } from '@app/read-models';
import { GetUnitQuery } from './get-unit.query.js';
import type { UnitCardResponse } from './unit-card.response.js';
import { unitCards } from './unit-card.view.js';

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
