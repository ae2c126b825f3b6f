import { Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { REVIEWERS } from '../facts/initiative-authority.js';
import { ReviewExecutor } from './review.executor.js';

@DeclaredCommand({ roles: REVIEWERS })
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

  @ApiOperation({
    summary: 'Bắt đầu xem xét / starts the review.',
    description:
      'Cán bộ xét duyệt hoặc cán bộ công đoàn tại đơn vị của sáng kiến hay cấp trên, không liên quan đến sáng kiến. Sáng kiến chuyển từ đã nộp sang đang xem xét. Hệ thống không nhận ở trạng thái khác. / For a reviewer or union officer at the unit of the initiative or above it who is not involved in it. Moves a submitted initiative under review. Refused in any other status.',
  })
  @Post(':initiativeId/review')
  @CommandResponds()
  start(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new StartReviewCommand({ initiativeId }, envelope));
  }
}
