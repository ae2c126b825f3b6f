import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { targetStream } from '../../domain/campaign.streams.js';
import { targetDecider } from '../../domain/target.decider.js';
import { TargetSurroundings } from '../../facts/target-surroundings.js';
import { ReviseTargetCommand } from './revise-target.command.js';

@CommandHandler(ReviseTargetCommand)
export class ReviseTargetHandler implements ICommandHandler<ReviseTargetCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly surroundings: TargetSurroundings,
  ) {}

  execute({ wish, envelope }: ReviseTargetCommand): Promise<CommandOutcome> {
    const { campaignId, unitId } = wish;
    return this.streams.execute({
      decider: targetDecider,
      target: { stream: targetStream(campaignId, unitId), id: unitId },
      envelope,
      wish: { type: 'ReviseTarget', content: { ...wish } },
      prepare: async () => {
        const facts = await this.surroundings.facts(campaignId, unitId);
        const by = await this.surroundings.giver(envelope.principal, unitId, facts);
        return { command: { type: 'ReviseTarget' as const, data: { ...wish, facts }, by, at: envelope.receivedAt } };
      },
    });
  }
}
