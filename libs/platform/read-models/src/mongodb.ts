/** MongoDB has an entry point of its own: a service on embedded stores does not load its driver. */
export { InvalidConnectionString, MongoConnection } from './adapters/mongodb/mongo-connection.js';
export type { MongoConnectionOptions } from './adapters/mongodb/mongo-connection.js';
export * from './adapters/mongodb/mongo-view-store.js';
export * from './adapters/mongodb/mongo-projector-lease.js';
export * from './adapters/mongodb/mongo-progress-store.js';
