import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { RemoveDuplicateLinkCommand } from './remove-duplicate-link.command.js';

@CommandHandler(RemoveDuplicateLinkCommand)
export class RemoveDuplicateLinkHandler implements ICommandHandler<RemoveDuplicateLinkCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: InitiativeAuthority,
  ) {}

  execute({ wish, envelope }: RemoveDuplicateLinkCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(wish.initiativeId), id: wish.initiativeId },
      envelope,
      wish: { type: 'RemoveDuplicateLink', content: wish },
      prepare: async (state) => ({
        command: {
          type: 'RemoveDuplicateLink' as const,
          data: wish,
          by: await this.authority.toReview(envelope.principal, state),
          at: envelope.receivedAt,
        },
      }),
    });
  }
}
