import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { DeclarePeakDriveCommand } from './declare-peak-drive.command.js';
import { DeclarePeakDriveRequest } from './declare-peak-drive.request.js';

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class DeclarePeakDriveController {
  constructor(private readonly commands: CommandBus) {}

  /** Phát động đợt cao điểm / declares the peak drive. */
  @Post(':campaignId/peak-drive')
  @CommandResponds()
  declare(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @Body() body: DeclarePeakDriveRequest,
    @Envelope({ ifMatch: 'optional' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    return this.commands.execute(new DeclarePeakDriveCommand({ campaignId, ...body }, envelope));
  }
}
