export * from './campaign-card/get-campaign-card.js';
export * from './campaign-history/get-campaign-history.js';
export * from './campaign-list/list-campaigns.js';
export * from './metrics-dictionary/get-metrics-dictionary.js';
export * from './participant-list/list-participants.js';
export * from './target-history/get-target-history.js';
export * from './target-list/list-targets.js';
