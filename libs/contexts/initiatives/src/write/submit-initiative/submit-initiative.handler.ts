import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, derivedId, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { phaseOpenAt } from '../../domain/phase-choice.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { InitiativeDecisionFacts } from '../../facts/initiative-decision-facts.js';
import { onBehalf } from '../../facts/on-behalf.js';
import { underRules } from '../../facts/under-rules.js';
import { SubmitInitiativeCommand } from './submit-initiative.command.js';

@CommandHandler(SubmitInitiativeCommand)
export class SubmitInitiativeHandler implements ICommandHandler<SubmitInitiativeCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly facts: InitiativeDecisionFacts,
  ) {}

  execute({ input, envelope }: SubmitInitiativeCommand): Promise<CommandOutcome> {
    const { campaignId } = input;
    const { unitId, authors } = input.submission;
    const fromDraft = input.initiativeId !== null;
    const initiativeId = input.initiativeId ?? derivedId(envelope.commandId, 'initiative');
    return this.executor.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(initiativeId), id: initiativeId },
      envelope,
      input: { type: 'SubmitInitiative', content: input },
      prepare: async () => {
        const [by, facts] = await Promise.all([
          this.authority.requireSubmitter(envelope.principal, unitId, authors),
          this.facts.forSubmission(campaignId, unitId, authors),
        ]);
        const at = envelope.receivedAt;
        return {
          command: {
            type: 'SubmitInitiative' as const,
            data: { ...input, initiativeId, fromDraft, facts },
            by,
            at,
          },
          ...underRules(facts.campaign && phaseOpenAt(facts.campaign, at)),
          ...onBehalf(envelope.principal, authors),
        };
      },
    });
  }
}
