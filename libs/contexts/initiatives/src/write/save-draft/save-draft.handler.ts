import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, derivedId, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeDecisionFacts } from '../../facts/initiative-decision-facts.js';
import { SaveDraftCommand } from './save-draft.command.js';

@CommandHandler(SaveDraftCommand)
export class SaveDraftHandler implements ICommandHandler<SaveDraftCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly facts: InitiativeDecisionFacts,
  ) {}

  execute({ input, envelope }: SaveDraftCommand): Promise<CommandOutcome> {
    const { campaignId, unitId } = input;
    const fromDraft = input.initiativeId !== null;
    const initiativeId = input.initiativeId ?? derivedId(envelope.commandId, 'initiative');
    return this.executor.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(initiativeId), id: initiativeId },
      envelope,
      input: { type: 'SaveDraft', content: input },
      prepare: async () => ({
        command: {
          type: 'SaveDraft' as const,
          data: {
            ...input,
            initiativeId,
            fromDraft,
            facts: await this.facts.forDraft(campaignId, unitId, envelope.principal),
          },
          by: { memberId: envelope.principal, mandate: null },
          at: envelope.receivedAt,
        },
      }),
    });
  }
}
