import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { InitiativeDecisionFacts } from '../../facts/initiative-decision-facts.js';
import { underRules } from '../../facts/under-rules.js';
import { ReturnForRevisionCommand } from './return-for-revision.command.js';

@CommandHandler(ReturnForRevisionCommand)
export class ReturnForRevisionHandler implements ICommandHandler<ReturnForRevisionCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly facts: InitiativeDecisionFacts,
  ) {}

  execute({ input, envelope }: ReturnForRevisionCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(input.initiativeId), id: input.initiativeId },
      envelope,
      input: { type: 'ReturnForRevision', content: input },
      prepare: async (state) => {
        const by = await this.authority.requireReviewer(envelope.principal, state);
        const { campaign, phase } = await this.facts.deciding(state, envelope.receivedAt);
        return {
          command: { type: 'ReturnForRevision' as const, data: { ...input, campaign }, by, at: envelope.receivedAt },
          ...underRules(phase),
        };
      },
    });
  }
}
