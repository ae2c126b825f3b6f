/** Contracts for the folds of other contexts, which the projector's thread loads without a framework. */
export * from './domain/counting-phase.js';
