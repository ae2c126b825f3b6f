import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { Award } from '../../domain/recognition.commands.js';

@DeclaredMessage()
export class AwardRecognitionCommand extends Command<CommandOutcome> {
  constructor(
    readonly wish: Award,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
