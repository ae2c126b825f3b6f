import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ViewStore, type ViewPage } from '@app/read-models';
import { authorships } from './authorship.view.js';
import { CardResponses } from './card-responses.js';
import { initiativeCards, isAuthor } from './initiative-card.view.js';
import type { InitiativeSummaryResponse } from './initiative-summary.response.js';
import { ListMemberInitiativesQuery } from './list-member-initiatives.query.js';

@QueryHandler(ListMemberInitiativesQuery)
export class ListMemberInitiativesHandler implements IQueryHandler<ListMemberInitiativesQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly responses: CardResponses,
  ) {}

  /** The last received first. A page may hold fewer than asked for, where the member is an author no longer. */
  async execute({ memberId, page }: ListMemberInitiativesQuery): Promise<ViewPage<InitiativeSummaryResponse>> {
    const { items, next } = await this.views.find(authorships, {
      where: { memberId },
      sort: [{ field: 'receivedAt', direction: 'desc' }],
      ...(page.after && { after: page.after }),
      limit: page.limit,
    });
    const ids = items.map(({ initiativeId }) => initiativeId);
    const cards = await this.views.getMany(initiativeCards, ids);
    const own = ids.flatMap((id) => cards.get(id) ?? []).filter((card) => isAuthor(card, memberId));
    return { items: await this.responses.summaries(own), next };
  }
}
