export * from './pure-contracts.js';
export { initiativeStream } from './domain/initiative.streams.js';
export type { SubmittedInitiative } from './domain/initiative.state.js';
export * from './facts/initiative-facts-reader.js';
export { INITIATIVE_CARDS, InitiativeCardsReader, type NamedInitiative } from './read/initiative-cards-reader.js';
