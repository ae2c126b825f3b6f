import type { Achievement } from './award.events.js';
import type { AwardFacts, PhaseFacts } from './award.facts.js';

/** The phase an achievement belongs to; it never changes. null if the achievement is not counted or not known. */
export const achievementPhase = (achievement: Achievement, facts: AwardFacts): PhaseFacts | null => {
  const phase =
    achievement.kind === 'SEALED_RESULT'
      ? achievement.phase
      : facts.initiatives.get(achievement.initiativeId)?.countedInPhase;
  return facts.phases.find((candidate) => candidate.phase === phase) ?? null;
};

/**
 * The phase whose rules govern an award: that of the latest achievement. null if no achievement belongs to a phase;
 * such an award is refused.
 */
export const governingPhase = (achievements: readonly Achievement[], facts: AwardFacts): PhaseFacts | null => {
  const phases = achievements
    .map((achievement) => achievementPhase(achievement, facts))
    .filter((phase) => phase !== null);
  return phases.sort((a, b) => b.phase - a.phase)[0] ?? null;
};
