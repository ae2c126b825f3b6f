import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/kernel';
import { ViewStore } from '@app/read-models';
import { GetDraftQuery } from './get-draft.query.js';
import type { InitiativeDraftResponse } from './initiative-draft.response.js';
import { initiativeDrafts } from './initiative-draft.view.js';

@QueryHandler(GetDraftQuery)
export class GetDraftHandler implements IQueryHandler<GetDraftQuery> {
  constructor(private readonly views: ViewStore) {}

  /** @throws DomainError INITIATIVE_NOT_FOUND, also for a draft of somebody else */
  async execute({ initiativeId, ownerId }: GetDraftQuery): Promise<InitiativeDraftResponse> {
    const draft = await this.views.get(initiativeDrafts, initiativeId);
    if (draft?.ownerId !== ownerId) throw new DomainError('not-found', 'INITIATIVE_NOT_FOUND');
    return draft;
  }
}
