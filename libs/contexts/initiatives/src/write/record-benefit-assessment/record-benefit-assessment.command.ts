import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { BenefitKind } from '../../domain/initiative.events.js';

@DeclaredMessage()
export class RecordBenefitAssessmentCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: {
      readonly initiativeId: string;
      readonly kind: BenefitKind;
      readonly amountVnd: string | null;
      readonly method: string;
    },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
