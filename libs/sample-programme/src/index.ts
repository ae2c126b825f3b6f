export * from './cast.js';
export * from './programme-run.js';
export * from './programme-step.js';
export * from './sample-programme.js';
export { ANNOUNCED } from './scenario.js';
