import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { REVIEWERS } from '../facts/initiative-authority.js';
import { ReviewExecutor } from './review.executor.js';

export class ApproveInitiativeRequest {
  @TextField({
    min: 1,
    max: 2000,
    multiline: true,
    optional: true,
    description: 'Ghi chú của cán bộ xét duyệt / note.',
  })
  readonly note?: string;
}

@DeclaredCommand({ roles: REVIEWERS })
export class ApproveInitiativeCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly note: string | null;
}> {}

@CommandHandler(ApproveInitiativeCommand)
export class ApproveInitiativeHandler implements ICommandHandler<ApproveInitiativeCommand> {
  constructor(private readonly reviews: ReviewExecutor) {}

  execute(command: ApproveInitiativeCommand): Promise<CommandOutcome> {
    return this.reviews.byReviewerInPhase(command, 'ApproveInitiative', (campaign) => ({ ...command.input, campaign }));
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class ApproveInitiativeController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Duyệt sáng kiến / approves the initiative.',
    description:
      'Cán bộ xét duyệt hoặc cán bộ công đoàn tại đơn vị của sáng kiến hay cấp trên, không liên quan đến sáng kiến. Sáng kiến được tính vào số liệu từ lúc này. Hệ thống không nhận khi chưa xem xét, chưa có quyết định công nhận, chưa thẩm định giá trị làm lợi, hoặc quá hạn xét duyệt. / For a reviewer or union officer at the unit of the initiative or above it who is not involved in it. It counts in the figures from now on. Refused when it is not under review, lacks the recognition decision or the benefit assessment, or when the evaluation cut-off has passed.',
  })
  @Post(':initiativeId/approval')
  @CommandResponds()
  approve(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: ApproveInitiativeRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new ApproveInitiativeCommand({ initiativeId, note: request.note ?? null }, envelope));
  }
}
