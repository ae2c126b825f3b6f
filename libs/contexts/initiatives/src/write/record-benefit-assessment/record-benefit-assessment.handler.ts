import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { InitiativeDecisionFacts } from '../../facts/initiative-decision-facts.js';
import { underRules } from '../../facts/under-rules.js';
import { RecordBenefitAssessmentCommand } from './record-benefit-assessment.command.js';

@CommandHandler(RecordBenefitAssessmentCommand)
export class RecordBenefitAssessmentHandler implements ICommandHandler<RecordBenefitAssessmentCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly facts: InitiativeDecisionFacts,
  ) {}

  execute({ input, envelope }: RecordBenefitAssessmentCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(input.initiativeId), id: input.initiativeId },
      envelope,
      input: { type: 'RecordBenefitAssessment', content: input },
      prepare: async (state) => {
        const by = await this.authority.requireBenefitVerifier(envelope.principal, state);
        const { campaign, phase } = await this.facts.deciding(state, envelope.receivedAt);
        return {
          command: {
            type: 'RecordBenefitAssessment' as const,
            data: { ...input, campaign },
            by,
            at: envelope.receivedAt,
          },
          ...underRules(phase),
        };
      },
    });
  }
}
