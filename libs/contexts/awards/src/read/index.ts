export * from './award-card/award-card.controller.js';
export * from './award-card/get-award-card.handler.js';
export * from './award-card/list-awards.handler.js';
export * from './award-history/get-award-history.js';
export * from './honour-roll/get-honour-roll.handler.js';
export * from './honour-roll/honour-roll.controller.js';
