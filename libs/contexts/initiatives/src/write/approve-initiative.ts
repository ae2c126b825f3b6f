import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
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

@DeclaredMessage()
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

  @ApiOperation({ summary: 'Duyệt: công đoàn tính sáng kiến là hợp lệ / the union counts the initiative.' })
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
