import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { UnitLevel } from '../../domain/unit.events.js';

@DeclaredMessage()
export class EstablishUnitCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: {
      readonly code: string;
      readonly name: string;
      readonly level: UnitLevel;
      readonly parentId: string;
      readonly block: string | null;
    },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
