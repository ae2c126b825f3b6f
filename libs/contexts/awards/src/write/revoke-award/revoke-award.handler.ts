import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandOutcome } from '@app/command-handling';
import { DomainError } from '@app/kernel';
import { awardDecider } from '../../domain/award.decider.js';
import { awardStream } from '../../domain/award.streams.js';
import { AwardAuthority } from '../../facts/award-authority.js';
import { AwardDecisionFacts } from '../../facts/award-decision-facts.js';
import { RevokeAwardCommand } from './revoke-award.command.js';

@CommandHandler(RevokeAwardCommand)
export class RevokeAwardHandler implements ICommandHandler<RevokeAwardCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: AwardAuthority,
    private readonly facts: AwardDecisionFacts,
  ) {}

  execute({ input, envelope }: RevokeAwardCommand): Promise<CommandOutcome> {
    return this.executor.execute({
      decider: awardDecider,
      target: { stream: awardStream(input.awardId), id: input.awardId },
      envelope,
      input: { type: 'RevokeAward', content: input },
      prepare: async (state) => {
        if (!state) throw new DomainError('not-found', 'RECOGNITION_NOT_FOUND');
        const { level, unitId } = state;
        const { ownerUnitId } = await this.facts.campaign(state.campaignId);
        const by = await this.authority.requireAwardingAuthority(envelope.principal, { level, ownerUnitId, unitId });
        return { command: { type: 'RevokeAward' as const, data: input, by, at: envelope.receivedAt } };
      },
    });
  }
}
