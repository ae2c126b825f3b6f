import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { InitiativeSurroundings } from '../../facts/initiative-surroundings.js';
import { underRules } from '../../facts/under-rules.js';
import { RecordBenefitAssessmentCommand } from './record-benefit-assessment.command.js';

@CommandHandler(RecordBenefitAssessmentCommand)
export class RecordBenefitAssessmentHandler implements ICommandHandler<RecordBenefitAssessmentCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly surroundings: InitiativeSurroundings,
  ) {}

  execute({ wish, envelope }: RecordBenefitAssessmentCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(wish.initiativeId), id: wish.initiativeId },
      envelope,
      wish: { type: 'RecordBenefitAssessment', content: wish },
      prepare: async (state) => {
        const by = await this.authority.toVerifyBenefit(envelope.principal, state);
        const { campaign, phase } = await this.surroundings.deciding(state, envelope.receivedAt);
        return {
          command: {
            type: 'RecordBenefitAssessment' as const,
            data: { ...wish, campaign },
            by,
            at: envelope.receivedAt,
          },
          ...underRules(phase),
        };
      },
    });
  }
}
