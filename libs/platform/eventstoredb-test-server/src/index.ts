export { EventStoreDbTestServer, type EventStoreDbTestServerOptions } from './eventstoredb-test-server.js';
export type { ArmedFault, Fault, FaultKind, Rpc } from './faults.js';
export { EventStoreDbTestServerProcess, type RemoteFault } from './test-server-process.js';
export type { ControlAnswer, ControlCommand } from './control-messages.js';
