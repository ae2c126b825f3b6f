import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { EventStoreDbTestServer, type EventStoreDbTestServerOptions } from '../src/eventstoredb-test-server.js';

const servers: EventStoreDbTestServer[] = [];
const clients: EventStoreDBClient[] = [];

export const started = async (options?: EventStoreDbTestServerOptions) => {
  const server = await EventStoreDbTestServer.start(options);
  servers.push(server);
  return server;
};

export const connectedTo = (connectionString: string) => {
  const client = EventStoreDBClient.connectionString(connectionString);
  clients.push(client);
  return client;
};

export const connected = (server: EventStoreDbTestServer) => connectedTo(server.connectionString);

export const open = async (options?: EventStoreDbTestServerOptions) => {
  const server = await started(options);
  return { server, client: connected(server) };
};

export const event = (type: string, data: object = {}, id: string = randomUUID()) =>
  jsonEvent({ id, type, data: { ...data } });
export const events = (count: number, type = 'Noted') => Array.from({ length: count }, (_, n) => event(type, { n }));

export const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
};

export const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error('was expected to fail')),
    (error: unknown) => error,
  );

/** Every spec file calls it after each of its tests; a hook here would belong to the first file of a worker only. */
export const disposeAll = async (): Promise<void> => {
  for (const server of servers) server.faults.clear();
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  await Promise.all(servers.splice(0).map((server) => server.stop()));
};
