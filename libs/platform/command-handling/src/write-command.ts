import { Command } from '@nestjs/cqrs';
import type { CommandEnvelope } from './command-envelope.js';
import type { CommandOutcome } from './command-outcome.js';

/** A client's request to change something: what it asks for, and what came with the request. */
export abstract class WriteCommand<Input> extends Command<CommandOutcome> {
  constructor(
    readonly input: Input,
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
