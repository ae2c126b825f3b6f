import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { targetStream } from '../../domain/campaign.streams.js';
import { targetDecider } from '../../domain/target.decider.js';
import { TargetDecisionFacts } from '../../facts/target-decision-facts.js';
import { ReviseTargetCommand } from './revise-target.command.js';

@CommandHandler(ReviseTargetCommand)
export class ReviseTargetHandler implements ICommandHandler<ReviseTargetCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: TargetDecisionFacts,
  ) {}

  execute({ input, envelope }: ReviseTargetCommand): Promise<CommandOutcome> {
    const { campaignId, unitId } = input;
    return this.executor.execute({
      decider: targetDecider,
      target: { stream: targetStream(campaignId, unitId), id: unitId },
      envelope,
      input: { type: 'ReviseTarget', content: { ...input } },
      prepare: async () => {
        const facts = await this.facts.facts(campaignId, unitId);
        const by = await this.facts.giver(envelope.principal, unitId, facts);
        return { command: { type: 'ReviseTarget' as const, data: { ...input, facts }, by, at: envelope.receivedAt } };
      },
    });
  }
}
