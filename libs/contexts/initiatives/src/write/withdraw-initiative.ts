import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { TextField, CommandResponds, Envelope, UuidParam } from '@app/http';
import { ReviewExecutor } from './review.executor.js';

export class WithdrawInitiativeRequest {
  @TextField({ min: 1, max: 2000, multiline: true, description: 'Lý do rút / why it is withdrawn.' })
  readonly reason: string;
}

@DeclaredCommand({ roles: [], withoutRole: 'AUTHOR', refusal: 'NOT_AN_AUTHOR' })
export class WithdrawInitiativeCommand extends WriteCommand<{
  readonly initiativeId: string;
  readonly reason: string;
}> {}

@CommandHandler(WithdrawInitiativeCommand)
export class WithdrawInitiativeHandler implements ICommandHandler<WithdrawInitiativeCommand> {
  constructor(private readonly reviews: ReviewExecutor) {}

  execute(command: WithdrawInitiativeCommand): Promise<CommandOutcome> {
    return this.reviews.byAuthor(command, 'WithdrawInitiative', command.input);
  }
}

@ApiTags('initiatives')
@Controller('api/v1/initiatives')
export class WithdrawInitiativeController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Tác giả rút sáng kiến / an author withdraws the initiative.',
    description:
      'Mỗi tác giả đều rút được, có nêu lý do, khi chưa có quyết định. Hệ thống không nhận khi người gửi không phải tác giả hoặc đã có quyết định. / For each of its authors, with a reason, until it is decided. Refused for anybody else, and when it is decided already.',
  })
  @Post(':initiativeId/withdrawal')
  @CommandResponds()
  withdraw(
    @UuidParam('initiativeId', 'Sáng kiến / the initiative.') initiativeId: string,
    @Body() request: WithdrawInitiativeRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new WithdrawInitiativeCommand({ initiativeId, reason: request.reason }, envelope));
  }
}
