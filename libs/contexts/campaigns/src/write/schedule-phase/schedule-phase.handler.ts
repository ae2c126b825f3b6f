import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { campaignDecider } from '../../domain/campaign.decider.js';
import { campaignStream } from '../../domain/campaign.streams.js';
import { CampaignAuthority } from '../../facts/campaign-authority.js';
import { SchedulePhaseCommand } from './schedule-phase.command.js';

@CommandHandler(SchedulePhaseCommand)
export class SchedulePhaseHandler implements ICommandHandler<SchedulePhaseCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: CampaignAuthority,
  ) {}

  execute({ wish, envelope }: SchedulePhaseCommand): Promise<CommandOutcome> {
    const { campaignId, ...schedule } = wish;
    return this.streams.execute({
      decider: campaignDecider,
      target: { stream: campaignStream(campaignId), id: campaignId },
      envelope,
      wish: { type: 'SchedulePhase', content: wish },
      prepare: async (campaign) => ({
        command: {
          type: 'SchedulePhase' as const,
          data: schedule,
          by: await this.authority.toRun(envelope.principal, campaign),
          at: envelope.receivedAt,
        },
        ruleSetVersion: schedule.ruleSetVersion,
      }),
    });
  }
}
