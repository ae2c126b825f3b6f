import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { RevokeAward } from '../../domain/award.commands.js';

@DeclaredMessage()
export class RevokeAwardCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: RevokeAward['data'],
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
