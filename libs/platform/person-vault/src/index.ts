export * from './port/person-vault.js';
export * from './adapters/in-memory/in-memory-person-vault.js';
export * from './adapters/embedded/embedded-person-vault.js';
export * from './adapters/embedded/check-persons.js';
