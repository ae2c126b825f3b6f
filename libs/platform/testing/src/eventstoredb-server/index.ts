export { EventStoreDbTestServer, type EventStoreDbTestServerOptions } from './eventstoredb-test-server.js';
export type { ArmedFault, Fault, FaultKind, Rpc } from './faults.js';
export type { ControlAnswer, ControlRequest } from './control-messages.js';
