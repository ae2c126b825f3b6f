import { achievementPhase } from './achievement-phases.js';
import type { AchievementReserved } from './award.events.js';
import type { AwardFacts } from './award.facts.js';
import { achievementName, achievementStream } from './award.streams.js';
import type { AwardInput } from './decisions/award-recognition.js';

export interface AchievementClaim {
  readonly stream: string;
  readonly event: AchievementReserved;
}

/**
 * The exclusive claims of an award (INV-15): each achievement at its level, and at any level if the rules of the
 * achievement's phase allow one award only. These rules are frozen with the phase, so all awards of an achievement
 * claim the same streams. Claims are sorted, so of two awards that share achievements one gets all of them.
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
      const severalLevels = achievementPhase(achievement, facts)?.rules.awardAtSeveralLevels ?? false;
      const scopes = severalLevels ? ([level] as const) : (['ANY', level] as const);
      return scopes.map((scope) => ({ stream: achievementStream(scope, achievement), event }));
    });
