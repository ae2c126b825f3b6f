import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { ReviseTargetCommand } from './revise-target.command.js';
import { ReviseTargetRequest } from './revise-target.request.js';

@ApiTags('targets')
@Controller('api/v1/campaigns')
export class ReviseTargetController {
  constructor(private readonly commands: CommandBus) {}

  /** Điều chỉnh chỉ tiêu, trước khi kết thúc kỳ / revises a target before its period ends. */
  @Post(':campaignId/targets/revision')
  @CommandResponds()
  revise(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @Body() body: ReviseTargetRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new ReviseTargetCommand({ campaignId, ...body }, envelope));
  }
}
