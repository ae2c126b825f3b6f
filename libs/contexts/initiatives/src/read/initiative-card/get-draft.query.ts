import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { InitiativeDraftResponse } from './initiative-draft.response.js';

@DeclaredMessage()
export class GetDraftQuery extends Query<InitiativeDraftResponse> {
  constructor(
    readonly initiativeId: string,
    readonly ownerId: string,
  ) {
    super();
  }
}
