/**
 * Contracts for the folds of other contexts. Figures are folded in the projector's thread, which loads no framework
 * (see docs/adr/0008), so facts readers are not exported here.
 */
export * from './domain/initiative.events.js';
export * from './domain/initiative.status.js';
