import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { HandedIn } from '../../requests/handed-in.js';

@DeclaredMessage()
export class ResubmitInitiativeCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: HandedIn & { readonly initiativeId: string },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
