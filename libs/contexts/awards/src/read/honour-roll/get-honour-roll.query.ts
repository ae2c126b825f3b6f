import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { AwardResponse } from '../award.response.js';

/** Awards of a campaign in force, in the order of the roll. The keyset is the id of the last one seen. */
@DeclaredMessage()
export class GetHonourRollQuery extends Query<ViewPage<AwardResponse>> {
  constructor(
    readonly campaignId: string,
    readonly limit: number,
    readonly after: readonly FieldValue[] | undefined,
  ) {
    super();
  }
}
