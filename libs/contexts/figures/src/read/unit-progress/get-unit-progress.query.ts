import { Query } from '@nestjs/cqrs';
import type { FigureScope } from '@app/campaigns/contracts';
import { DeclaredMessage } from '@app/command-handling';
import type { UnitProgressResponse } from './unit-progress.response.js';

@DeclaredMessage()
export class GetUnitProgressQuery extends Query<UnitProgressResponse> {
  constructor(
    readonly campaignId: string,
    readonly unitId: string,
    /** What the children are shown in; the unit itself is shown in every scope. */
    readonly childrenScope: FigureScope,
  ) {
    super();
  }
}
