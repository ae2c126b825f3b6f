import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { derivedId, StreamExecutor, type CommandOutcome, type Reservation } from '@app/command-handling';
import { DomainError } from '@app/kernel';
import { achievementClaims, type AchievementClaim } from '../../domain/achievement-claims.js';
import { rulingPhase } from '../../domain/honoured-phases.js';
import { recognitionDecider } from '../../domain/recognition.decider.js';
import { recognitionStream } from '../../domain/recognition.streams.js';
import { AwardAuthority } from '../../facts/award-authority.js';
import { AwardSurroundings } from '../../facts/award-surroundings.js';
import { AwardRecognitionCommand } from './award-recognition.command.js';

/** A revoked award lets its achievements go: they may be honoured again. */
const reserved = ({ stream, event }: AchievementClaim): Reservation => ({
  stream,
  event,
  refusal: new DomainError('conflict', 'ALREADY_AWARDED_FOR_ACHIEVEMENT', {
    achievement: event.data.achievement,
    level: event.data.level,
  }),
  releasedBy: (holder) => holder.some(({ type }) => type === 'RecognitionRevoked'),
});

@CommandHandler(AwardRecognitionCommand)
export class AwardRecognitionHandler implements ICommandHandler<AwardRecognitionCommand> {
  constructor(
    private readonly streams: StreamExecutor,
    private readonly authority: AwardAuthority,
    private readonly surroundings: AwardSurroundings,
  ) {}

  execute({ wish, envelope }: AwardRecognitionCommand): Promise<CommandOutcome> {
    const recognitionId = derivedId(envelope.commandId, 'recognition');
    const stream = recognitionStream(recognitionId);
    return this.streams.execute({
      decider: recognitionDecider,
      target: { stream, id: recognitionId },
      envelope,
      wish: { type: 'AwardRecognition', content: wish },
      prepare: async () => {
        const campaign = await this.surroundings.campaign(wish.campaignId);
        const unitId = await this.surroundings.unitOf(wish.recipient);
        const { ownerUnitId } = campaign;
        const by = await this.authority.toDecide(envelope.principal, { level: wish.level, ownerUnitId, unitId });
        const facts = await this.surroundings.facts(wish, campaign, unitId);
        const ruling = rulingPhase(wish.achievements, facts);
        return {
          command: {
            type: 'AwardRecognition' as const,
            data: { ...wish, recognitionId, facts },
            by,
            at: envelope.receivedAt,
          },
          ...(ruling && { ruleSetVersion: ruling.ruleSetVersion }),
          reservations: achievementClaims(wish, stream, facts).map(reserved),
        };
      },
    });
  }
}
