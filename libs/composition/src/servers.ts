/** What runs on servers only, apart from the rest because it loads their clients. */
export * from './listen.js';
export * from './open-projector.js';
export { openServerStores } from './server-stores.js';
export * from './stop-on-signal.js';
export * from './report-startup-failure.js';
