import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/kernel';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { phaseDecidingAt } from '../../domain/phase-choice.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { InitiativeSurroundings } from '../../facts/initiative-surroundings.js';
import { onBehalf } from '../../facts/on-behalf.js';
import { underRules } from '../../facts/under-rules.js';
import { ResubmitInitiativeCommand } from './resubmit-initiative.command.js';

@CommandHandler(ResubmitInitiativeCommand)
export class ResubmitInitiativeHandler implements ICommandHandler<ResubmitInitiativeCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly surroundings: InitiativeSurroundings,
  ) {}

  execute({ wish, envelope }: ResubmitInitiativeCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(wish.initiativeId), id: wish.initiativeId },
      envelope,
      wish: { type: 'ResubmitInitiative', content: wish },
      prepare: async (state) => {
        if (state.status === 'NONE' || state.status === 'DRAFT') {
          throw new DomainError('not-found', 'INITIATIVE_NOT_FOUND');
        }
        const { submission } = wish;
        const at = envelope.receivedAt;
        const [by, facts] = await Promise.all([
          this.authority.toHandIn(envelope.principal, state.unitId, state.authors),
          this.surroundings.forSubmission(state.campaignId, submission.unitId, submission.authors),
        ]);
        return {
          command: { type: 'ResubmitInitiative' as const, data: { ...wish, facts }, by, at },
          ...underRules(facts.campaign && phaseDecidingAt(facts.campaign, state.phase, at)?.phase),
          ...onBehalf(envelope.principal, state.authors),
        };
      },
    });
  }
}
