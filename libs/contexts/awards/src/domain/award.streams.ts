import type { Achievement, AwardLevel } from './award.events.js';

/**
 * Streams of this context. Categories are camelCase without a hyphen: EventStoreDB takes the text before the first
 * hyphen as the category.
 */
export const awardStream = (awardId: string): string => `award-${awardId}`;

/** Names an achievement in a reservation: the same achievement always has the same name. */
export const achievementName = (achievement: Achievement): string =>
  achievement.kind === 'INITIATIVE'
    ? `INITIATIVE.${achievement.initiativeId}`
    : `RESULT.${achievement.campaignId}.${achievement.phase}.${achievement.unitId}`;

/** Held by the one award of this achievement at a level; `ANY` by the one award of it at whatever level. */
export const achievementStream = (level: AwardLevel | 'ANY', achievement: Achievement): string =>
  `achievement-${level}_${achievementName(achievement)}`;
