import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { ViewStore, type FindOptions, type ViewPage } from '@app/read-models';
import { CardResponses } from './card-responses.js';
import { initiativeCards, statusRank, withinPath } from './initiative-card.view.js';
import type { InitiativeSummaryResponse } from './initiative-summary.response.js';
import { ListInitiativesQuery, type InitiativeSort } from './list-initiatives.query.js';

/** Within one status the newest come first, or last when turned round. */
const sortBy = (sort: InitiativeSort): FindOptions['sort'] & {} => {
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const field = sort.replace('-', '');
  return field === 'status'
    ? [
        { field, direction },
        { field: 'receivedAt', direction },
      ]
    : [{ field, direction }];
};

@QueryHandler(ListInitiativesQuery)
export class ListInitiativesHandler implements IQueryHandler<ListInitiativesQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly organisation: OrganisationFactsReader,
    private readonly responses: CardResponses,
  ) {}

  async execute({ filter, sort, page }: ListInitiativesQuery): Promise<ViewPage<InitiativeSummaryResponse>> {
    const { campaignId, unitId, phase, status, kind, words } = filter;
    const unitPath = unitId === undefined ? undefined : await this.organisation.unitPath(unitId);
    if (unitPath === null) return { items: [], next: null };
    const { items, next } = await this.views.find(initiativeCards, {
      where: {
        ...(campaignId !== undefined && { campaignId }),
        ...(phase !== undefined && { phase }),
        ...(status && { status: { in: status.map(statusRank) } }),
        ...(kind !== undefined && { kind }),
        ...(unitPath && { unitPath: withinPath(unitPath) }),
      },
      ...(words !== undefined && { search: words }),
      sort: sortBy(sort),
      ...(page.after && { after: page.after }),
      limit: page.limit,
    });
    return { items: await this.responses.summaries(items), next };
  }
}
