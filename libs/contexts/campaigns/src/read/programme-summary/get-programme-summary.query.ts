import { Query } from '@nestjs/cqrs';
import { DeclaredMessage } from '@app/command-handling';
import type { ProgrammeSummaryAnswer } from './programme-summary.answer.js';

@DeclaredMessage()
export class GetProgrammeSummaryQuery extends Query<ProgrammeSummaryAnswer> {
  constructor(readonly campaignId: string) {
    super();
  }
}
