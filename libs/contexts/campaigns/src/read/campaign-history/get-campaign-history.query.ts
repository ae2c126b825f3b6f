import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { HistoryPage } from '@app/history';

@DeclaredMessage()
export class GetCampaignHistoryQuery extends Query<HistoryPage> {
  constructor(
    readonly campaignId: string,
    readonly after: bigint | null,
    readonly limit: number,
  ) {
    super();
  }
}
