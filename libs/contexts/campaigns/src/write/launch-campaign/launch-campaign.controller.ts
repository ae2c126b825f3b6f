import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope } from '@app/http';
import { LaunchCampaignCommand } from './launch-campaign.command.js';
import { LaunchCampaignRequest } from './launch-campaign.request.js';

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class LaunchCampaignController {
  constructor(private readonly commands: CommandBus) {}

  /** Phát động chương trình / launches a campaign. */
  @Post()
  @CommandResponds({ status: 201, location: ({ id }) => `/api/v1/campaigns/${id}` })
  launch(
    @Body() { code, name, ownerUnitId, applicationWindow: { from, until }, decisionNo }: LaunchCampaignRequest,
    @Envelope({ ifMatch: 'none' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const input = { code, name, ownerUnitId, applicationWindow: { from, until }, decisionNo };
    return this.commands.execute(new LaunchCampaignCommand(input, envelope));
  }
}
