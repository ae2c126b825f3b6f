import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { DuplicateKind } from '../../domain/initiative.events.js';

@DeclaredMessage()
export class MarkDuplicateCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: {
      readonly initiativeId: string;
      readonly originalId: string;
      readonly kind: DuplicateKind;
      readonly reason: string;
    },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
