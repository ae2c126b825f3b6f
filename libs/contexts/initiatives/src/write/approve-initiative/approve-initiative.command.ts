import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';

@DeclaredMessage()
export class ApproveInitiativeCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: { readonly initiativeId: string; readonly note: string | null },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
