import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { campaignDecider } from '../../domain/campaign.decider.js';
import { campaignStream } from '../../domain/campaign.streams.js';
import { CampaignAuthority } from '../../facts/campaign-authority.js';
import { PublishRuleSetCommand } from './publish-rule-set.command.js';

@CommandHandler(PublishRuleSetCommand)
export class PublishRuleSetHandler implements ICommandHandler<PublishRuleSetCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: CampaignAuthority,
  ) {}

  execute({ wish, envelope }: PublishRuleSetCommand): Promise<CommandOutcome> {
    const { campaignId, rules } = wish;
    return this.streams.execute({
      decider: campaignDecider,
      target: { stream: campaignStream(campaignId), id: campaignId },
      envelope,
      wish: { type: 'PublishRuleSet', content: { campaignId, rules: { ...rules } } },
      prepare: async (campaign) => ({
        command: {
          type: 'PublishRuleSet' as const,
          data: { rules },
          by: await this.authority.toRun(envelope.principal, campaign),
          at: envelope.receivedAt,
        },
      }),
    });
  }
}
