import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { campaignDecider } from '../../domain/campaign.decider.js';
import { campaignStream } from '../../domain/campaign.streams.js';
import { CampaignAuthority } from '../../facts/campaign-authority.js';
import { PublishRuleSetCommand } from './publish-rule-set.command.js';

@CommandHandler(PublishRuleSetCommand)
export class PublishRuleSetHandler implements ICommandHandler<PublishRuleSetCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: CampaignAuthority,
  ) {}

  execute({ input, envelope }: PublishRuleSetCommand): Promise<CommandOutcome> {
    const { campaignId, rules } = input;
    return this.executor.execute({
      decider: campaignDecider,
      target: { stream: campaignStream(campaignId), id: campaignId },
      envelope,
      input: { type: 'PublishRuleSet', content: { campaignId, rules: { ...rules } } },
      prepare: async (campaign) => ({
        command: {
          type: 'PublishRuleSet' as const,
          data: { rules },
          by: await this.authority.requireCampaignOfficer(envelope.principal, campaign),
          at: envelope.receivedAt,
        },
      }),
    });
  }
}
