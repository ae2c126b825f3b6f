export * from './contracts/event-store.contract.js';
export * from './contracts/person-vault.contract.js';
export * from './contracts/view-store.contract.js';
export * from './eventstoredb-server/index.js';
export * from './projection-spec.js';
export * from './recorded-events.js';
export * from './lint-openapi.js';
export * from './spec-service.js';
