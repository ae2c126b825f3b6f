import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { InitiativeFactsReader } from '../../facts/initiative-facts-reader.js';
import { MarkDuplicateCommand } from './mark-duplicate.command.js';

@CommandHandler(MarkDuplicateCommand)
export class MarkDuplicateHandler implements ICommandHandler<MarkDuplicateCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly initiatives: InitiativeFactsReader,
  ) {}

  execute({ input, envelope }: MarkDuplicateCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(input.initiativeId), id: input.initiativeId },
      envelope,
      input: { type: 'MarkDuplicate', content: input },
      prepare: async (state) => {
        const by = await this.authority.requireReviewer(envelope.principal, state);
        const original = await this.initiatives.submitted(input.originalId);
        return {
          command: { type: 'MarkDuplicate' as const, data: { ...input, original }, by, at: envelope.receivedAt },
        };
      },
    });
  }
}
