import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { initiativeDecider } from '../../domain/initiative.decider.js';
import { initiativeStream } from '../../domain/initiative.streams.js';
import { InitiativeAuthority } from '../../facts/initiative-authority.js';
import { InitiativeSurroundings } from '../../facts/initiative-surroundings.js';
import { underRules } from '../../facts/under-rules.js';
import { ApproveInitiativeCommand } from './approve-initiative.command.js';

@CommandHandler(ApproveInitiativeCommand)
export class ApproveInitiativeHandler implements ICommandHandler<ApproveInitiativeCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: InitiativeAuthority,
    private readonly surroundings: InitiativeSurroundings,
  ) {}

  execute({ wish, envelope }: ApproveInitiativeCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: initiativeDecider,
      target: { stream: initiativeStream(wish.initiativeId), id: wish.initiativeId },
      envelope,
      wish: { type: 'ApproveInitiative', content: wish },
      prepare: async (state) => {
        const by = await this.authority.toReview(envelope.principal, state);
        const { campaign, phase } = await this.surroundings.deciding(state, envelope.receivedAt);
        return {
          command: { type: 'ApproveInitiative' as const, data: { ...wish, campaign }, by, at: envelope.receivedAt },
          ...underRules(phase),
        };
      },
    });
  }
}
