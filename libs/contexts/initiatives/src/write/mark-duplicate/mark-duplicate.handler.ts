import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { InitiativeFactsReader } from '../../facts/initiative-facts-reader.js';
import { MarkDuplicateCommand } from './mark-duplicate.command.js';

@CommandHandler(MarkDuplicateCommand)
export class MarkDuplicateHandler implements ICommandHandler<MarkDuplicateCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly initiatives: InitiativeFactsReader,
  ) {}

  execute({ wish, envelope }: MarkDuplicateCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(wish.initiativeId), id: wish.initiativeId },
      envelope,
      wish: { type: 'MarkDuplicate', content: wish },
      prepare: async (state) => {
        const by = await this.authority.toReview(envelope.principal, state);
        const original = await this.initiatives.submitted(wish.originalId);
        return {
          command: { type: 'MarkDuplicate' as const, data: { ...wish, original }, by, at: envelope.receivedAt },
        };
      },
    });
  }
}
