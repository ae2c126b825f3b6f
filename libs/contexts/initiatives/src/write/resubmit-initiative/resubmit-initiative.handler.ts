import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/kernel';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { phaseDecidingAt } from '../../domain/phase-choice.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { InitiativeDecisionFacts } from '../../facts/initiative-decision-facts.js';
import { onBehalf } from '../../facts/on-behalf.js';
import { underRules } from '../../facts/under-rules.js';
import { ResubmitInitiativeCommand } from './resubmit-initiative.command.js';

@CommandHandler(ResubmitInitiativeCommand)
export class ResubmitInitiativeHandler implements ICommandHandler<ResubmitInitiativeCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly facts: InitiativeDecisionFacts,
  ) {}

  execute({ input, envelope }: ResubmitInitiativeCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(input.initiativeId), id: input.initiativeId },
      envelope,
      input: { type: 'ResubmitInitiative', content: input },
      prepare: async (state) => {
        if (state.status === 'NONE' || state.status === 'DRAFT') {
          throw new DomainError('not-found', 'INITIATIVE_NOT_FOUND');
        }
        const { submission } = input;
        const at = envelope.receivedAt;
        const [by, facts] = await Promise.all([
          this.authority.requireSubmitter(envelope.principal, state.unitId, state.authors),
          this.facts.forSubmission(state.campaignId, submission.unitId, submission.authors),
        ]);
        return {
          command: { type: 'ResubmitInitiative' as const, data: { ...input, facts }, by, at },
          ...underRules(facts.campaign && phaseDecidingAt(facts.campaign, state.phase, at)?.phase),
          ...onBehalf(envelope.principal, state.authors),
        };
      },
    });
  }
}
