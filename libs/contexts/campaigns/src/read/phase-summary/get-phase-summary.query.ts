import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { PhaseSummaryAnswer } from './phase-summary.answer.js';

@DeclaredMessage()
export class GetPhaseSummaryQuery extends Query<PhaseSummaryAnswer> {
  constructor(
    readonly campaignId: string,
    readonly phase: number,
  ) {
    super();
  }
}
