import { Injectable } from '@nestjs/common';
import { CommandExecutor, type CommandOutcome, type SentCommand } from '@app/command-handling';
import type { CommandDataOf } from '@app/kernel';
import { targetStream } from '../domain/campaign.streams.js';
import { targetDecider } from '../domain/target.decider.js';
import type { TargetFacts } from '../domain/target.guards.js';
import { TargetDecisionFacts } from '../facts/target-decision-facts.js';

type Data = CommandDataOf<typeof targetDecider>;
type OnTarget = SentCommand & { readonly input: { readonly campaignId: string; readonly unitId: string } };

/** Runs the commands on the targets of one unit in a campaign, for an officer who may assign them. */
@Injectable()
export class TargetExecutor {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: TargetDecisionFacts,
  ) {}

  execute<Type extends keyof Data>(
    command: OnTarget,
    type: Type,
    data: (facts: TargetFacts) => Data[Type],
  ): Promise<CommandOutcome> {
    const { campaignId, unitId } = command.input;
    return this.executor.execute(command, {
      decider: targetDecider,
      type,
      target: { stream: targetStream(campaignId, unitId), id: unitId },
      prepare: async () => {
        const facts = await this.facts.facts(campaignId, unitId);
        const by = await this.facts.requireAssigner(command.envelope.principal, unitId, facts);
        return { by, data: data(facts) };
      },
    });
  }
}
