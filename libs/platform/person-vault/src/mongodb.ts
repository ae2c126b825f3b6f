/** MongoDB apart from the rest: whoever runs on embedded stores need not load its driver. */
export * from './adapters/mongodb/mongo-person-vault.js';
