import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { HistoryPage } from '@app/history';

@DeclaredMessage()
export class GetAwardHistoryQuery extends Query<HistoryPage> {
  constructor(
    readonly awardId: string,
    readonly after: bigint | null,
    readonly limit: number,
  ) {
    super();
  }
}
