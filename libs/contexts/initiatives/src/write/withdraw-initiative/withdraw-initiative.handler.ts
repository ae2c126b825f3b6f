import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { WithdrawInitiativeCommand } from './withdraw-initiative.command.js';

@CommandHandler(WithdrawInitiativeCommand)
export class WithdrawInitiativeHandler implements ICommandHandler<WithdrawInitiativeCommand> {
  constructor(private readonly streams: StreamExecutor) {}

  execute({ wish, envelope }: WithdrawInitiativeCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(wish.initiativeId), id: wish.initiativeId },
      envelope,
      wish: { type: 'WithdrawInitiative', content: wish },
      prepare: async () => ({
        command: {
          type: 'WithdrawInitiative' as const,
          data: wish,
          by: { memberId: envelope.principal, mandate: null },
          at: envelope.receivedAt,
        },
      }),
    });
  }
}
