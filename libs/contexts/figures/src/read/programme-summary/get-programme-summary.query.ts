import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { ProgrammeSummaryResponse } from './programme-summary.response.js';

@DeclaredMessage()
export class GetProgrammeSummaryQuery extends Query<ProgrammeSummaryResponse> {
  constructor(readonly campaignId: string) {
    super();
  }
}
