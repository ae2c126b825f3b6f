/**
 * What the folds of other contexts may run: figures are folded in the projector's thread, which loads no framework (see
 * docs/adr/0008), so facts readers stay outside.
 */
export * from './domain/initiative.events.js';
export * from './domain/initiative.status.js';
