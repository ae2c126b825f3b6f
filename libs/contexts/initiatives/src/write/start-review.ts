import { Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  DeclaredMessage,
  type CommandEnvelope,
  type CommandOutcome,
  CommandExecutor,
  WriteCommand,
} from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { initiativeDecider } from '../domain/initiative.decider.js';
import { initiativeStream } from '../domain/initiative.streams.js';
import { InitiativeAuthority } from '../facts/initiative-authority.js';

@DeclaredMessage()
export class StartReviewCommand extends WriteCommand<{ readonly initiativeId: string }> {}

@CommandHandler(StartReviewCommand)
export class StartReviewHandler implements ICommandHandler<StartReviewCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
  ) {}

  execute(command: StartReviewCommand): Promise<CommandOutcome> {
    const { input, envelope } = command;
    return this.executor.execute(command, {
      decider: initiativeDecider,
      type: 'StartReview',
      target: { stream: initiativeStream(input.initiativeId), id: input.initiativeId },
      prepare: async (state) => ({
        by: await this.authority.requireReviewer(envelope.principal, state),
        data: input,
      }),
    });
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class StartReviewController {
  constructor(private readonly commands: CommandBus) {}

  /** Bắt đầu xem xét / starts the review. */
  @Post(':initiativeId/review')
  @CommandResponds()
  start(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new StartReviewCommand({ initiativeId }, envelope));
  }
}
