import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { HistoryPage } from '@app/history';

@DeclaredMessage()
export class GetUnitHistoryQuery extends Query<HistoryPage> {
  constructor(
    readonly unitId: string,
    readonly page: { readonly after: bigint | null; readonly limit: number },
  ) {
    super();
  }
}
