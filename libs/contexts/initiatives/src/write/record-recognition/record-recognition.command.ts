import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { RecognitionEvidence } from '../../domain/initiative.events.js';

@DeclaredMessage()
export class RecordRecognitionCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: { readonly initiativeId: string; readonly recognition: RecognitionEvidence },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
