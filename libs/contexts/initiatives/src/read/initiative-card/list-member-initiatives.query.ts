import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { InitiativeSummaryAnswer } from './initiative-summary.answer.js';

@DeclaredMessage()
export class ListMemberInitiativesQuery extends Query<ViewPage<InitiativeSummaryAnswer>> {
  constructor(
    readonly memberId: string,
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}
