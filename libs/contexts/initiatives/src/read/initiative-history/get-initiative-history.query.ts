import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { HistoryPage } from '@app/history';

@DeclaredMessage()
export class GetInitiativeHistoryQuery extends Query<HistoryPage> {
  constructor(
    readonly initiativeId: string,
    /** Who reads: the texts of a technical secret and of drafts are withheld from most. */
    readonly reader: string,
    readonly page: { readonly after: bigint | null; readonly limit: number },
  ) {
    super();
  }
}
