import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { HandedIn } from '../../requests/handed-in.js';

@DeclaredMessage()
export class SubmitInitiativeCommand extends Command<CommandOutcome> {
  constructor(
    /** `initiativeId` names a draft; null submits something new. */
    readonly input: HandedIn & { readonly initiativeId: string | null; readonly campaignId: string },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
