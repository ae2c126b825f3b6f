import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';

@DeclaredMessage()
export class SaveDraftCommand extends Command<CommandOutcome> {
  constructor(
    /** `initiativeId` names a draft to go on with; null begins one. */
    readonly input: {
      readonly initiativeId: string | null;
      readonly campaignId: string;
      readonly unitId: string;
      readonly content: { readonly title: string; readonly note: string | null };
    },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
