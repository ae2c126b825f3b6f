export * from './sample-ids.js';
export { initiativeIdOf } from './initiative-steps.js';
export * from './programme-run.js';
export * from './programme-step.js';
export * from './sample-programme.js';
export * from './send-on-command-bus.js';
export { ANNOUNCED } from './scenario.js';
