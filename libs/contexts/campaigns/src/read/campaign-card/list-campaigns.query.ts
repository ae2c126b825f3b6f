import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { CampaignCard } from './campaign-card.view.js';

/** Newest first. */
@DeclaredMessage()
export class ListCampaignsQuery extends Query<ViewPage<CampaignCard>> {
  constructor(
    readonly filter: { readonly ownerUnitId: string | null },
    readonly limit: number,
    readonly after: readonly FieldValue[] | undefined,
  ) {
    super();
  }
}
