import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { SchedulePhaseCommand } from './schedule-phase.command.js';
import { SchedulePhaseRequest } from './schedule-phase.request.js';

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class SchedulePhaseController {
  constructor(private readonly commands: CommandBus) {}

  /** Ấn định hoặc dời lịch một đợt chưa mở / schedules a phase, or reschedules one that has not opened. */
  @Post(':campaignId/phases')
  @CommandResponds()
  schedule(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @Body() body: SchedulePhaseRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new SchedulePhaseCommand({ campaignId, ...body }, envelope));
  }
}
