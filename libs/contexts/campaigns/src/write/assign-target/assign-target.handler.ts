import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { targetStream } from '../../domain/campaign.streams.js';
import { targetDecider } from '../../domain/target.decider.js';
import { TargetDecisionFacts } from '../../facts/target-decision-facts.js';
import { AssignTargetCommand } from './assign-target.command.js';

@CommandHandler(AssignTargetCommand)
export class AssignTargetHandler implements ICommandHandler<AssignTargetCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: TargetDecisionFacts,
  ) {}

  execute({ input, envelope }: AssignTargetCommand): Promise<CommandOutcome> {
    const { campaignId, unitId } = input;
    return this.executor.execute({
      decider: targetDecider,
      target: { stream: targetStream(campaignId, unitId), id: unitId },
      envelope,
      input: { type: 'AssignTarget', content: { ...input } },
      prepare: async () => {
        const facts = await this.facts.facts(campaignId, unitId);
        const by = await this.facts.giver(envelope.principal, unitId, facts);
        return { command: { type: 'AssignTarget' as const, data: { ...input, facts }, by, at: envelope.receivedAt } };
      },
    });
  }
}
