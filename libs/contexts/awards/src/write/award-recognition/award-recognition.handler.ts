import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { derivedId, CommandExecutor, type CommandOutcome, type Reservation } from '@app/command-handling';
import { DomainError } from '@app/kernel';
import { achievementClaims, type AchievementClaim } from '../../domain/achievement-claims.js';
import { rulingPhase } from '../../domain/honoured-phases.js';
import { awardDecider } from '../../domain/award.decider.js';
import { awardStream } from '../../domain/award.streams.js';
import { AwardAuthority } from '../../facts/award-authority.js';
import { AwardDecisionFacts } from '../../facts/award-decision-facts.js';
import { AwardRecognitionCommand } from './award-recognition.command.js';

/** A revoked award lets its achievements go: they may be honoured again. */
const reserved = ({ stream, event }: AchievementClaim): Reservation => ({
  stream,
  event,
  refusal: new DomainError('conflict', 'ALREADY_AWARDED_FOR_ACHIEVEMENT', {
    achievement: event.data.achievement,
    level: event.data.level,
  }),
  releasedBy: (holder) => holder.some(({ type }) => type === 'AwardRevoked'),
});

@CommandHandler(AwardRecognitionCommand)
export class AwardRecognitionHandler implements ICommandHandler<AwardRecognitionCommand> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly authority: AwardAuthority,
    private readonly facts: AwardDecisionFacts,
  ) {}

  execute({ input, envelope }: AwardRecognitionCommand): Promise<CommandOutcome> {
    const awardId = derivedId(envelope.commandId, 'award');
    const stream = awardStream(awardId);
    return this.executor.execute({
      decider: awardDecider,
      target: { stream, id: awardId },
      envelope,
      input: { type: 'AwardRecognition', content: input },
      prepare: async () => {
        const campaign = await this.facts.campaign(input.campaignId);
        const unitId = await this.facts.unitOf(input.recipient);
        const { ownerUnitId } = campaign;
        const by = await this.authority.requireAwardingAuthority(envelope.principal, {
          level: input.level,
          ownerUnitId,
          unitId,
        });
        const facts = await this.facts.facts(input, campaign, unitId);
        const ruling = rulingPhase(input.achievements, facts);
        return {
          command: {
            type: 'AwardRecognition' as const,
            data: { ...input, awardId, facts },
            by,
            at: envelope.receivedAt,
          },
          ...(ruling && { ruleSetVersion: ruling.ruleSetVersion }),
          reservations: achievementClaims(input, stream, facts).map(reserved),
        };
      },
    });
  }
}
