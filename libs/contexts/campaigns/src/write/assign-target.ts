import { Body, Controller, Post } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredCommand, type CommandEnvelope, type CommandOutcome, WriteCommand } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { TARGET_ASSIGNERS } from '../facts/target-decision-facts.js';
import type { TargetInput } from '../domain/target.guards.js';
import { TargetExecutor } from './target.executor.js';
import { TargetRequest } from './target.request.js';

@DeclaredCommand({ roles: TARGET_ASSIGNERS })
export class AssignTargetCommand extends WriteCommand<TargetInput> {}

@CommandHandler(AssignTargetCommand)
export class AssignTargetHandler implements ICommandHandler<AssignTargetCommand> {
  constructor(private readonly targets: TargetExecutor) {}

  execute(command: AssignTargetCommand): Promise<CommandOutcome> {
    return this.targets.execute(command, 'AssignTarget', (facts) => ({ ...command.input, facts }));
  }
}

@ApiTags('targets')
@Controller('api/v1/campaigns')
export class AssignTargetController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Giao chỉ tiêu cho đơn vị cấp dưới trực tiếp / assigns a target to a direct child.',
    description:
      'Cán bộ phụ trách chương trình hoặc cán bộ công đoàn của đơn vị cấp trên trực tiếp giao; chỉ tiêu của đơn vị chủ trì do cán bộ phụ trách chương trình tại đó đặt. Hệ thống không nhận khi đã giao chỉ tiêu này, đơn vị ở ngoài chương trình hay đã giải thể, hoặc thời gian thực hiện đã hết. / For a campaign officer or union officer of the direct parent; the owner of the campaign sets its own target through its campaign officer. Refused when this target was assigned before, the unit is outside the campaign or dissolved, or the period has ended.',
  })
  @Post(':campaignId/targets')
  @CommandResponds()
  assign(
    @UuidParam('campaignId', 'Chương trình / the campaign.') campaignId: string,
    @Body() body: TargetRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new AssignTargetCommand({ campaignId, ...body }, envelope));
  }
}
