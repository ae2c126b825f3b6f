import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { targetStream } from '../../domain/campaign.streams.js';
import { targetDecider } from '../../domain/target.decider.js';
import { TargetSurroundings } from '../../facts/target-surroundings.js';
import { AssignTargetCommand } from './assign-target.command.js';

@CommandHandler(AssignTargetCommand)
export class AssignTargetHandler implements ICommandHandler<AssignTargetCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly surroundings: TargetSurroundings,
  ) {}

  execute({ wish, envelope }: AssignTargetCommand): Promise<CommandOutcome> {
    const { campaignId, unitId } = wish;
    return this.streams.execute({
      decider: targetDecider,
      target: { stream: targetStream(campaignId, unitId), id: unitId },
      envelope,
      wish: { type: 'AssignTarget', content: { ...wish } },
      prepare: async () => {
        const facts = await this.surroundings.facts(campaignId, unitId);
        const by = await this.surroundings.giver(envelope.principal, unitId, facts);
        return { command: { type: 'AssignTarget' as const, data: { ...wish, facts }, by, at: envelope.receivedAt } };
      },
    });
  }
}
