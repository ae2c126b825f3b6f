import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { TargetInput } from '../../domain/target.commands.js';

@DeclaredMessage()
export class AssignTargetCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: TargetInput,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
