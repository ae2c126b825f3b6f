import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { HistoryPage } from '@app/history';

@DeclaredMessage()
export class GetRecognitionHistoryQuery extends Query<HistoryPage> {
  constructor(
    readonly recognitionId: string,
    readonly after: bigint | null,
    readonly limit: number,
  ) {
    super();
  }
}
