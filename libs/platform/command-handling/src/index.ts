export * from './command-envelope.js';
export * from './command-errors.js';
export * from './command-outcome.js';
export * from './declared-messages.js';
export * from './handler-check.js';
export * from './command-executor.js';
export * from './stream-reservations.js';
export * from './stream-state-cache.js';
