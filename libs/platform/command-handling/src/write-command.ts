import { Command } from '@nestjs/cqrs';
import type { CommandEnvelope } from './command-envelope.js';
import type { CommandOutcome } from './command-outcome.js';

/** A client's command: its input and its envelope. */
export abstract class WriteCommand<Input> extends Command<CommandOutcome> {
  constructor(
    readonly input: Input,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
