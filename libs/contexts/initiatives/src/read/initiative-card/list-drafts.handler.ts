import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ViewStore, type ViewPage } from '@app/read-models';
import type { InitiativeDraftResponse } from './initiative-draft.response.js';
import { initiativeDrafts } from './initiative-draft.view.js';
import { ListDraftsQuery } from './list-drafts.query.js';

@QueryHandler(ListDraftsQuery)
export class ListDraftsHandler implements IQueryHandler<ListDraftsQuery> {
  constructor(private readonly views: ViewStore) {}

  /** The last saved first. */
  execute({ ownerId, page }: ListDraftsQuery): Promise<ViewPage<InitiativeDraftResponse>> {
    return this.views.find(initiativeDrafts, {
      where: { ownerId },
      sort: [{ field: 'savedAt', direction: 'desc' }],
      ...(page.after && { after: page.after }),
      limit: page.limit,
    });
  }
}
