import type { Achievement } from './award.events.js';
import type { AwardFacts, PhaseFacts } from './award.facts.js';

/** The phase an achievement belongs to for good, or null for one that is not counted or not known. */
export const phaseHonoured = (achievement: Achievement, facts: AwardFacts): PhaseFacts | null => {
  const phase =
    achievement.kind === 'SEALED_RESULT'
      ? achievement.phase
      : facts.initiatives.get(achievement.initiativeId)?.countedInPhase;
  return facts.phases.find((candidate) => candidate.phase === phase) ?? null;
};

/**
 * The phase whose rules hold for an award: of several phases the last one, in which its last achievement was made. null
 * when no achievement belongs to a phase, and such an award is refused.
 */
export const rulingPhase = (achievements: readonly Achievement[], facts: AwardFacts): PhaseFacts | null => {
  const phases = achievements.map((achievement) => phaseHonoured(achievement, facts)).filter((phase) => phase !== null);
  return phases.sort((a, b) => b.phase - a.phase)[0] ?? null;
};
