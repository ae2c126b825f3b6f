import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { AssignTargetCommand } from './assign-target.command.js';
import { AssignTargetRequest } from './assign-target.request.js';

@ApiTags('targets')
@Controller('api/v1/campaigns')
export class AssignTargetController {
  constructor(private readonly commands: CommandBus) {}

  /** Giao chỉ tiêu cho đơn vị trực tiếp cấp dưới / gives a direct child its target. */
  @Post(':campaignId/targets')
  @CommandResponds()
  assign(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @Body() body: AssignTargetRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new AssignTargetCommand({ campaignId, ...body }, envelope));
  }
}
