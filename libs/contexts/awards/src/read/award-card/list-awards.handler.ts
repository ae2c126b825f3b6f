import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ViewStore, type ViewPage } from '@app/read-models';
import type { AwardResponse } from '../award.response.js';
import { awards } from '../award.view.js';
import { AwardPresenter } from '../award-presenter.js';
import { ListAwardsQuery } from './list-awards.query.js';

@QueryHandler(ListAwardsQuery)
export class ListAwardsHandler implements IQueryHandler<ListAwardsQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly shown: AwardPresenter,
  ) {}

  async execute({ filter, limit, after }: ListAwardsQuery): Promise<ViewPage<AwardResponse>> {
    const { items, next } = await this.views.find(awards, {
      where: filter,
      sort: [{ field: 'decidedOn', direction: 'desc' }],
      limit,
      ...(after && { after }),
    });
    return { items: await this.shown.show(items), next };
  }
}
