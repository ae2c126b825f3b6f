import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { RevisionField } from '../../domain/initiative.commands.js';

@DeclaredMessage()
export class ReturnForRevisionCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: {
      readonly initiativeId: string;
      readonly reasons: readonly { readonly field: RevisionField; readonly text: string }[];
      readonly dueOn: string;
    },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
