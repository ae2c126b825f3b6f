import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { FieldValue, ViewPage } from '@app/read-models';
import type { AwardResponse } from '../award.response.js';

/** Latest decision first. `filter` holds the values of declared fields. */
@DeclaredMessage()
export class ListAwardsQuery extends Query<ViewPage<AwardResponse>> {
  constructor(
    readonly filter: { readonly [field: string]: string },
    readonly limit: number,
    readonly after: readonly FieldValue[] | undefined,
  ) {
    super();
  }
}
