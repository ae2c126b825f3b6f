import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { StartReviewCommand } from './start-review.command.js';

@CommandHandler(StartReviewCommand)
export class StartReviewHandler implements ICommandHandler<StartReviewCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: InitiativeAuthority,
  ) {}

  execute({ wish, envelope }: StartReviewCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(wish.initiativeId), id: wish.initiativeId },
      envelope,
      wish: { type: 'StartReview', content: wish },
      prepare: async (state) => ({
        command: {
          type: 'StartReview' as const,
          data: wish,
          by: await this.authority.toReview(envelope.principal, state),
          at: envelope.receivedAt,
        },
      }),
    });
  }
}
