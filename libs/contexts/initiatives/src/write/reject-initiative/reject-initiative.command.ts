import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { RejectionGround } from '../../domain/initiative.events.js';

@DeclaredMessage()
export class RejectInitiativeCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: {
      readonly initiativeId: string;
      readonly ground: RejectionGround;
      readonly reason: string;
    },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
