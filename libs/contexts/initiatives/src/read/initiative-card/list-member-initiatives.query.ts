import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { InitiativeSummaryResponse } from './initiative-summary.response.js';

@DeclaredMessage()
export class ListMemberInitiativesQuery extends Query<ViewPage<InitiativeSummaryResponse>> {
  constructor(
    readonly memberId: string,
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}
