import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { ReviewExecutor } from './review.executor.js';

export class DeclineAuthorshipRequest {
  @TextField({ min: 1, max: 2000, multiline: true, description: 'Lý do không nhận / why it is declined.' })
  readonly reason: string;
}

@DeclaredCommand({ roles: [], withoutRole: 'AUTHOR', refusal: 'NOT_AN_AUTHOR' })
export class DeclineAuthorshipCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly reason: string;
}> {}

@CommandHandler(DeclineAuthorshipCommand)
export class DeclineAuthorshipHandler implements ICommandHandler<DeclineAuthorshipCommand> {
  constructor(private readonly reviews: ReviewExecutor) {}

  execute(command: DeclineAuthorshipCommand): Promise<CommandOutcome> {
    return this.reviews.byAuthor(command, 'DeclineAuthorship', command.input);
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class DeclineAuthorshipController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Không nhận là tác giả / declines an authorship that somebody else declared.',
    description:
      'Người được người khác ghi tên là tác giả, kể cả ở bản trước hay khi nộp thay, có nêu lý do, khi chưa có quyết định. Từ đó người này không còn liên quan, và không bao giờ là tác giả của sáng kiến này; sáng kiến còn ghi tên người này thì không duyệt được. Hệ thống không nhận khi người gửi đã tự nộp hoặc nộp lại, không được ghi tên, hoặc đã có quyết định. / For whom somebody else named as an author, also in an earlier version or on behalf, with a reason, until it is decided. They are not involved from then on and never an author of this initiative; while it names them it cannot be approved. Refused for whoever submitted or resubmitted it, for anybody not named, and when it is decided already.',
  })
  @Post(':initiativeId/authorship-decline')
  @CommandResponds()
  decline(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: DeclineAuthorshipRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new DeclineAuthorshipCommand({ initiativeId, reason: request.reason }, envelope));
  }
}
