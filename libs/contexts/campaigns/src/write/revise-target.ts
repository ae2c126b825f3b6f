import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { CommandResponds, Envelope, TextField, UuidParam } from '@app/http';
import { TARGET_ASSIGNERS } from '../facts/target-decision-facts.js';
import type { TargetInput } from '../domain/target.guards.js';
import { TargetExecutor } from './target.executor.js';
import { TargetRequest } from './target.request.js';

export class ReviseTargetRequest extends TargetRequest {
  @TextField({ max: 2000, multiline: true, description: 'Lý do / why it is revised.' })
  readonly reason: string;
}

@DeclaredCommand({ roles: TARGET_ASSIGNERS })
export class ReviseTargetCommand extends WriteCommand<TargetInput & { readonly reason: string }> {}

@CommandHandler(ReviseTargetCommand)
export class ReviseTargetHandler implements ICommandHandler<ReviseTargetCommand> {
  constructor(private readonly targets: TargetExecutor) {}

  execute(command: ReviseTargetCommand): Promise<CommandOutcome> {
    return this.targets.execute(command, 'ReviseTarget', (facts) => ({ ...command.input, facts }));
  }
}

@ApiTags('targets')
@Controller('api/v1/campaigns')
export class ReviseTargetController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Điều chỉnh chỉ tiêu / revises a target.',
    description:
      'Người có quyền giao chỉ tiêu thì điều chỉnh được, có nêu lý do; 0 là rút chỉ tiêu. Hệ thống không nhận khi chưa giao, giá trị không đổi, hoặc thời gian thực hiện đã hết. / For whoever may assign the target, with a reason; 0 withdraws it. Refused when it was never assigned, when the value is the same, or when the period has ended.',
  })
  @Post(':campaignId/targets/revision')
  @CommandResponds()
  revise(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @Body() body: ReviseTargetRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new ReviseTargetCommand({ campaignId, ...body }, envelope));
  }
}
