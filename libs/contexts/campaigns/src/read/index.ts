export * from './campaign-card/get-campaign-card.js';
export * from './campaign-history/get-campaign-history.js';
export * from './campaign-list/list-campaigns.js';
export * from './metrics-dictionary/get-metrics-dictionary.js';
