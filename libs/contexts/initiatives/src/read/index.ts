export * from './drafts/get-draft.js';
export * from './drafts/list-drafts.js';
export * from './initiative-history/get-initiative-history.js';
export * from './initiative-list/list-initiatives.js';
export * from './initiative/get-initiative.js';
export * from './member-initiatives/list-member-initiatives.js';
export * from './member-statistics/get-member-statistics.js';
export * from './review-queue/get-review-queue.js';
