/** The parts for server stores only; a separate entry point, because they load the clients of both servers. */
export * from './listen.js';
export * from './open-projector.js';
export { openServerStores } from './server-stores.js';
export * from './stop-on-signal.js';
export * from './report-startup-failure.js';
export * from './inspection/server-checks.js';
