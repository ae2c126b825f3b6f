import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { LocalDate } from '@app/kernel';

@DeclaredMessage()
export class RecordMemberDepartureCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: { readonly memberId: string; readonly effectiveOn: LocalDate },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
