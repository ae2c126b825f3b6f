export * from './award-card/get-award-card.js';
export * from './award-history/get-award-history.js';
export * from './award-list/list-awards.js';
export * from './honour-roll/get-honour-roll.js';
