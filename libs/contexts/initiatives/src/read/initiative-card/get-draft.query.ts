import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { InitiativeDraftAnswer } from './initiative-draft.answer.js';

@DeclaredMessage()
export class GetDraftQuery extends Query<InitiativeDraftAnswer> {
  constructor(
    readonly initiativeId: string,
    readonly ownerId: string,
  ) {
    super();
  }
}
