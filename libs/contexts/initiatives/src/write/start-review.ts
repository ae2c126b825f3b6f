import { Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { ReviewExecutor } from './review.executor.js';

@DeclaredMessage()
export class StartReviewCommand extends WriteCommand<{ readonly initiativeId: string }> {}

@CommandHandler(StartReviewCommand)
export class StartReviewHandler implements ICommandHandler<StartReviewCommand> {
  constructor(private readonly reviews: ReviewExecutor) {}

  execute(command: StartReviewCommand): Promise<CommandOutcome> {
    return this.reviews.byReviewer(command, 'StartReview', () => command.input);
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class StartReviewController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({ summary: 'Bắt đầu xem xét / starts the review.' })
  @Post(':initiativeId/review')
  @CommandResponds()
  start(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new StartReviewCommand({ initiativeId }, envelope));
  }
}
