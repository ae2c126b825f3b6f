import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandEnvelope, CommandOutcome } from '@app/command-handling';
import { CommandResponds, Envelope, UuidParam } from '@app/http';
import { PhaseParam } from '../../edge/phase-param.decorator.js';
import { CloseCampaignPhaseCommand } from './close-campaign-phase.command.js';
import { CloseCampaignPhaseRequest } from './close-campaign-phase.request.js';

@ApiTags('campaigns')
@Controller('api/v1/campaigns')
export class CloseCampaignPhaseController {
  constructor(private readonly commands: CommandBus) {}

  /** Chốt nhận hồ sơ, rồi chốt số liệu của đợt / closes submissions of a phase, then seals its figures. */
  @Post(':campaignId/phases/:phase/closure')
  @CommandResponds()
  close(
    @UuidParam('campaignId', 'The campaign.') campaignId: string,
    @PhaseParam() phase: number,
    @Body() { mode, decisionNo, closesAt, evaluationCutoff, carryOverTo }: CloseCampaignPhaseRequest,
    @Envelope({ ifMatch: 'required' }) envelope: CommandEnvelope,
  ): Promise<CommandOutcome> {
    const input = {
      campaignId,
      phase,
      mode,
      decisionNo,
      closesAt: closesAt ?? null,
      evaluationCutoff: evaluationCutoff ?? null,
      carryOverTo: carryOverTo ?? null,
    };
    return this.commands.execute(new CloseCampaignPhaseCommand(input, envelope));
  }
}
