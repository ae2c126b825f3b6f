import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';

@DeclaredMessage()
export class AssignUnitToBlockCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: { readonly unitId: string; readonly block: string | null },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
