/** Support for specs on servers. A separate entry point, because it loads the client packages. */
export * from './mongo-database.js';
export * from './spec-log.js';
export * from './tcp-proxy.js';
