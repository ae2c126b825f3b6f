import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { WithdrawInitiativeCommand } from './withdraw-initiative.command.js';

@CommandHandler(WithdrawInitiativeCommand)
export class WithdrawInitiativeHandler implements ICommandHandler<WithdrawInitiativeCommand> {
  constructor(private readonly executor: CommandExecutor) {}

  execute({ input, envelope }: WithdrawInitiativeCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(input.initiativeId), id: input.initiativeId },
      envelope,
      input: { type: 'WithdrawInitiative', content: input },
      prepare: async () => ({
        command: {
          type: 'WithdrawInitiative' as const,
          data: input,
          by: { memberId: envelope.principal, mandate: null },
          at: envelope.receivedAt,
        },
      }),
    });
  }
}
