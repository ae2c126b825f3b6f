import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { AwardInput } from '../../domain/award.commands.js';

@DeclaredMessage()
export class AwardRecognitionCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: AwardInput,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
