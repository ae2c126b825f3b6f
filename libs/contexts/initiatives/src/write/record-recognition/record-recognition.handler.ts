import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { RecordRecognitionCommand } from './record-recognition.command.js';

@CommandHandler(RecordRecognitionCommand)
export class RecordRecognitionHandler implements ICommandHandler<RecordRecognitionCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
  ) {}

  execute({ input, envelope }: RecordRecognitionCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(input.initiativeId), id: input.initiativeId },
      envelope,
      input: { type: 'RecordRecognition', content: input },
      prepare: async (state) => ({
        command: {
          type: 'RecordRecognition' as const,
          data: input,
          by: await this.authority.requireReviewer(envelope.principal, state),
          at: envelope.receivedAt,
        },
      }),
    });
  }
}
