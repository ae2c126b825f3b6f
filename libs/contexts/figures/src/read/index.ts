export * from './member-leaderboard/get-member-leaderboard.js';
export * from './phase-summary/get-phase-summary.js';
export * from './campaign-summary/get-campaign-summary.js';
export * from './summary-difference/get-summary-difference.js';
export * from './unit-leaderboard/get-unit-leaderboard.js';
export * from './unit-progress/get-unit-progress.js';
