import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { PhaseScheduled } from '../../domain/campaign.events.js';

@DeclaredMessage()
export class SchedulePhaseCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: PhaseScheduled['data'],
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
