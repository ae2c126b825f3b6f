import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, derivedId, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { phaseOpenAt } from '../../domain/phase-choice.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { InitiativeSurroundings } from '../../facts/initiative-surroundings.js';
import { onBehalf } from '../../facts/on-behalf.js';
import { underRules } from '../../facts/under-rules.js';
import { SubmitInitiativeCommand } from './submit-initiative.command.js';

@CommandHandler(SubmitInitiativeCommand)
export class SubmitInitiativeHandler implements ICommandHandler<SubmitInitiativeCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly surroundings: InitiativeSurroundings,
  ) {}

  execute({ wish, envelope }: SubmitInitiativeCommand): Promise<CommandOutcome> {
    const { campaignId } = wish;
    const { unitId, authors } = wish.submission;
    const ofDraft = wish.initiativeId !== null;
    const initiativeId = wish.initiativeId ?? derivedId(envelope.commandId, 'initiative');
    return this.streams.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(initiativeId), id: initiativeId },
      envelope,
      wish: { type: 'SubmitInitiative', content: wish },
      prepare: async () => {
        const [by, facts] = await Promise.all([
          this.authority.toHandIn(envelope.principal, unitId, authors),
          this.surroundings.forSubmission(campaignId, unitId, authors),
        ]);
        const at = envelope.receivedAt;
        return {
          command: {
            type: 'SubmitInitiative' as const,
            data: { ...wish, initiativeId, ofDraft, facts },
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
