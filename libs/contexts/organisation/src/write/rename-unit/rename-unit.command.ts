import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';

@DeclaredMessage()
export class RenameUnitCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: { readonly unitId: string; readonly name: string; readonly decisionNo: string },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
