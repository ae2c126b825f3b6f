/** A separate entry point for EventStoreDB: services on embedded stores do not load its client. */
export { InvalidConnectionString } from './adapters/eventstoredb/connection-string.js';
export { EventStoreDbEventStore, type EventStoreDbOptions } from './adapters/eventstoredb/eventstoredb-event-store.js';
