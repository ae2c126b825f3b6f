export * from './domain/initiative.events.js';
export { initiativeStream } from './domain/initiative.streams.js';
export { SUBMITTED_STATUSES, type SubmittedInitiative, type SubmittedStatus } from './domain/initiative.state.js';
export * from './facts/initiative-facts-reader.js';
