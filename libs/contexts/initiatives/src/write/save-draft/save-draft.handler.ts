import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, derivedId, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeSurroundings } from '../../facts/initiative-surroundings.js';
import { SaveDraftCommand } from './save-draft.command.js';

@CommandHandler(SaveDraftCommand)
export class SaveDraftHandler implements ICommandHandler<SaveDraftCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly surroundings: InitiativeSurroundings,
  ) {}

  execute({ wish, envelope }: SaveDraftCommand): Promise<CommandOutcome> {
    const { campaignId, unitId } = wish;
    const ofDraft = wish.initiativeId !== null;
    const initiativeId = wish.initiativeId ?? derivedId(envelope.commandId, 'initiative');
    return this.streams.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(initiativeId), id: initiativeId },
      envelope,
      wish: { type: 'SaveDraft', content: wish },
      prepare: async () => ({
        command: {
          type: 'SaveDraft' as const,
          data: {
            ...wish,
            initiativeId,
            ofDraft,
            facts: await this.surroundings.forDraft(campaignId, unitId, envelope.principal),
          },
          by: { memberId: envelope.principal, mandate: null },
          at: envelope.receivedAt,
        },
      }),
    });
  }
}
