/** MongoDB has an entry point of its own: a service on embedded stores does not load its driver. */
export * from './adapters/mongodb/mongo-person-vault.js';
