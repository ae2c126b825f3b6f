import { Command } from '@nestjs/cqrs';
import { DeclaredMessage, type CommandEnvelope, type CommandOutcome } from '@app/command-handling';
import type { RuleSet } from '../../domain/campaign.events.js';

@DeclaredMessage()
export class PublishRuleSetCommand extends Command<CommandOutcome> {
  constructor(
    readonly input: { readonly campaignId: string; readonly rules: RuleSet },
    readonly envelope: CommandEnvelope,
  ) {
    super();
  }
}
