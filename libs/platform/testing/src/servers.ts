/** What specs of servers use, apart from the rest because it loads the clients' packages. */
export * from './mongo-database.js';
export * from './spec-log.js';
export * from './tcp-proxy.js';
