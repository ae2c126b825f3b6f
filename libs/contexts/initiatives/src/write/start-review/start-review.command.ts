import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';

@DeclaredMessage()
export class StartReviewCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: { readonly initiativeId: string },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
