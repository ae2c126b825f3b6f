import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';

@DeclaredMessage()
export class DissolveUnitCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: { readonly unitId: string; readonly decisionNo: string },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
