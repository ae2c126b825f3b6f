import { phaseHonoured } from './honoured-phases.js';
import type { AchievementReserved } from './award.events.js';
import type { AwardFacts } from './award.facts.js';
import { achievementName, achievementStream } from './award.streams.js';
import type { AwardInput } from './decisions/award-recognition.js';

export interface AchievementClaim {
  readonly stream: string;
  readonly event: AchievementReserved;
}

/**
 * What an award must hold alone (INV-15): each of its achievements at its level, and at any level besides where the
 * rules of the achievement's phase allow one award only. Those rules are frozen with the phase, so every award of an
 * achievement claims alike. In one order for everybody, so that of two awards with several achievements in common one
 * wins all of them.
 */
export const achievementClaims = (
  { level, achievements }: Pick<AwardInput, 'level' | 'achievements'>,
  holder: string,
  facts: AwardFacts,
): readonly AchievementClaim[] =>
  achievements
    .toSorted((a, b) => (achievementName(a) < achievementName(b) ? -1 : 1))
    .flatMap((achievement) => {
      const event: AchievementReserved = {
        type: 'AchievementReserved',
        data: { level, achievement: achievementName(achievement), holder },
      };
      const severalLevels = phaseHonoured(achievement, facts)?.rules.awardAtSeveralLevels ?? false;
      const scopes = severalLevels ? ([level] as const) : (['ANY', level] as const);
      return scopes.map((scope) => ({ stream: achievementStream(scope, achievement), event }));
    });
