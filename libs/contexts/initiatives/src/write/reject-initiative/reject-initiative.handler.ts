import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { RejectInitiativeCommand } from './reject-initiative.command.js';

@CommandHandler(RejectInitiativeCommand)
export class RejectInitiativeHandler implements ICommandHandler<RejectInitiativeCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
  ) {}

  execute({ input, envelope }: RejectInitiativeCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(input.initiativeId), id: input.initiativeId },
      envelope,
      input: { type: 'RejectInitiative', content: input },
      prepare: async (state) => ({
        command: {
          type: 'RejectInitiative' as const,
          data: input,
          by: await this.authority.requireReviewer(envelope.principal, state),
          at: envelope.receivedAt,
        },
      }),
    });
  }
}
