import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';

@DeclaredMessage()
export class RegisterParticipantCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: { readonly campaignId: string; readonly memberId: string },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
