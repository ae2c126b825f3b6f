import type { Achievement, AwardLevel } from './award.events.js';

/**
 * Streams of this context. Categories are camelCase without a hyphen: EventStoreDB takes the text before the first
 * hyphen as the category.
 */
export const awardStream = (awardId: string): string => `award-${awardId}`;

/** The name of an achievement in a reservation; unique and stable per achievement. */
export const achievementName = (achievement: Achievement): string =>
  achievement.kind === 'INITIATIVE'
    ? `INITIATIVE.${achievement.initiativeId}`
    : `RESULT.${achievement.campaignId}.${achievement.phase}.${achievement.unitId}`;

/** Held by the one award of this achievement at a level; `ANY` is held by its one award at any level. */
export const achievementStream = (level: AwardLevel | 'ANY', achievement: Achievement): string =>
  `achievement-${level}_${achievementName(achievement)}`;
