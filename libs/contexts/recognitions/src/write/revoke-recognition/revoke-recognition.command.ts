import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { RevokeRecognition } from '../../domain/recognition.commands.js';

@DeclaredMessage()
export class RevokeRecognitionCommand extends Command<CommandOutcome> {
  constructor(
    readonly wish: RevokeRecognition['data'],
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
