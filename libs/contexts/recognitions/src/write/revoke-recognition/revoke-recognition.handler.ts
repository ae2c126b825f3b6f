import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamExecutor, type CommandOutcome } from '@app/command-handling';
import { DomainError } from '@app/kernel';
import { recognitionDecider } from '../../domain/recognition.decider.js';
import { recognitionStream } from '../../domain/recognition.streams.js';
import { AwardAuthority } from '../../facts/award-authority.js';
import { AwardSurroundings } from '../../facts/award-surroundings.js';
import { RevokeRecognitionCommand } from './revoke-recognition.command.js';

@CommandHandler(RevokeRecognitionCommand)
export class RevokeRecognitionHandler implements ICommandHandler<RevokeRecognitionCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: AwardAuthority,
    private readonly surroundings: AwardSurroundings,
  ) {}

  execute({ wish, envelope }: RevokeRecognitionCommand): Promise<CommandOutcome> {
    return this.streams.execute({
      decider: recognitionDecider,
      target: { stream: recognitionStream(wish.recognitionId), id: wish.recognitionId },
      envelope,
      wish: { type: 'RevokeRecognition', content: wish },
      prepare: async (state) => {
        if (!state) throw new DomainError('not-found', 'RECOGNITION_NOT_FOUND');
        const { level, unitId } = state;
        const { ownerUnitId } = await this.surroundings.campaign(state.campaignId);
        const by = await this.authority.toDecide(envelope.principal, { level, ownerUnitId, unitId });
        return { command: { type: 'RevokeRecognition' as const, data: wish, by, at: envelope.receivedAt } };
      },
    });
  }
}
