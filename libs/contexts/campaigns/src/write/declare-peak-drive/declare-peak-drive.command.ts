import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { PeakDriveDeclared } from '../../domain/campaign.events.js';

@DeclaredMessage()
export class DeclarePeakDriveCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: PeakDriveDeclared['data'],
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
