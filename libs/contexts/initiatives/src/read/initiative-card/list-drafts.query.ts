import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { InitiativeDraftResponse } from './initiative-draft.response.js';

@DeclaredMessage()
export class ListDraftsQuery extends Query<ViewPage<InitiativeDraftResponse>> {
  constructor(
    readonly ownerId: string,
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}
