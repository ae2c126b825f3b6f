import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { InitiativeDraftAnswer } from './initiative-draft.answer.js';

@DeclaredMessage()
export class ListDraftsQuery extends Query<ViewPage<InitiativeDraftAnswer>> {
  constructor(
    readonly ownerId: string,
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}
