import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { TargetInput } from '../../domain/target.commands.js';

@DeclaredMessage()
export class ReviseTargetCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: TargetInput & { readonly reason: string },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
