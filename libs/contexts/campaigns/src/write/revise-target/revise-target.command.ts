import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { TargetWish } from '../../domain/target.commands.js';

@DeclaredMessage()
export class ReviseTargetCommand extends Command<CommandOutcome> {
  constructor(
    readonly wish: TargetWish & { readonly reason: string },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
