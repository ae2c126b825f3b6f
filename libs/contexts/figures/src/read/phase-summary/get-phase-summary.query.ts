import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { PhaseSummaryResponse } from './phase-summary.response.js';

@DeclaredMessage()
export class GetPhaseSummaryQuery extends Query<PhaseSummaryResponse> {
  constructor(
    readonly campaignId: string,
    readonly phase: number,
  ) {
    super();
  }
}
