import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { campaignDecider } from '../../domain/campaign.decider.js';
import { campaignStream } from '../../domain/campaign.streams.js';
import { CampaignAuthority } from '../../facts/campaign-authority.js';
import { SchedulePhaseCommand } from './schedule-phase.command.js';

@CommandHandler(SchedulePhaseCommand)
export class SchedulePhaseHandler implements ICommandHandler<SchedulePhaseCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: CampaignAuthority,
  ) {}

  execute({ input, envelope }: SchedulePhaseCommand): Promise<CommandOutcome> {
    const { campaignId, ...schedule } = input;
    return this.executor.execute({
      decider: campaignDecider,
      target: { stream: campaignStream(campaignId), id: campaignId },
      envelope,
      input: { type: 'SchedulePhase', content: input },
      prepare: async (campaign) => ({
        command: {
          type: 'SchedulePhase' as const,
          data: schedule,
          by: await this.authority.requireCampaignOfficer(envelope.principal, campaign),
          at: envelope.receivedAt,
        },
        ruleSetVersion: schedule.ruleSetVersion,
      }),
    });
  }
}
