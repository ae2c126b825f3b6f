/** EventStoreDB apart from the rest: whoever runs on embedded stores need not load its client. */
export { InvalidConnectionString } from './adapters/eventstoredb/connection-string.js';
export { EventStoreDbEventStore, type EventStoreDbOptions } from './adapters/eventstoredb/eventstoredb-event-store.js';
