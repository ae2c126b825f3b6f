import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { EnumField, TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { REVIEWERS } from '../facts/initiative-authority.js';
import { REJECTION_GROUNDS, type RejectionGround } from '../domain/initiative.events.js';
import { ReviewExecutor } from './review.executor.js';

export class RejectInitiativeRequest {
  @EnumField({ values: REJECTION_GROUNDS, description: 'Căn cứ / ground.' })
  readonly ground: RejectionGround;

  @TextField({ min: 1, max: 2000, multiline: true, description: 'Lý do bằng văn bản / reason in writing.' })
  readonly reason: string;
}

@DeclaredCommand({ roles: REVIEWERS })
export class RejectInitiativeCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly ground: RejectionGround;
  readonly reason: string;
}> {}

@CommandHandler(RejectInitiativeCommand)
export class RejectInitiativeHandler implements ICommandHandler<RejectInitiativeCommand> {
  constructor(private readonly reviews: ReviewExecutor) {}

  execute(command: RejectInitiativeCommand): Promise<CommandOutcome> {
    return this.reviews.byReviewerInPhase(command, 'RejectInitiative', (campaign) => ({ ...command.input, campaign }));
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class RejectInitiativeController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Từ chối sáng kiến / rejects the initiative.',
    description:
      'Cán bộ xét duyệt hoặc cán bộ công đoàn tại đơn vị của sáng kiến hay cấp trên, không liên quan đến sáng kiến. Sáng kiến không được tính; lý do bằng văn bản được lưu. Hệ thống không nhận khi đã có quyết định, hoặc tác giả còn thời gian bổ sung. / For a reviewer or union officer at the unit of the initiative or above it who is not involved in it. The initiative does not count; the written reason is kept. Refused when it is decided already, or while its authors still have time to revise it.',
  })
  @Post(':initiativeId/rejection')
  @CommandResponds()
  reject(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: RejectInitiativeRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(
      new RejectInitiativeCommand({ initiativeId, ground: request.ground, reason: request.reason }, envelope),
    );
  }
}
