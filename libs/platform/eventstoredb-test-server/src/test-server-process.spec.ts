import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { all, disposeAll, event, failure } from '../test/server-and-client.js';
import { EventStoreDbTestServerProcess } from './test-server-process.js';

afterEach(disposeAll);

const MAIN = join('dist', 'libs', 'platform', 'eventstoredb-test-server', 'src', 'main.js');

let server: EventStoreDbTestServerProcess;
let client: EventStoreDBClient;

beforeEach(async () => {
  server = await EventStoreDbTestServerProcess.start(MAIN);
  client = EventStoreDBClient.connectionString(server.connectionString);
});
afterEach(async () => {
  await client.dispose();
  expect(await server.end()).toBe(0);
});

test('serves, arms faults, and counts calls', async () => {
  const held = await server.arm({ kind: 'append-held' }, 1);
  const append = client.appendToStream('s', event('Noted'));
  await held.struck();
  await held.release();
  expect((await append).nextExpectedRevision).toBe(0n);
  const unavailable = await server.arm({ kind: 'unavailable', rpcs: ['Read'] });
  expect(await failure(all(client.readStream('s')))).toMatchObject({ type: 'unavailable' });
  await unavailable.disarm();
  await server.ask({ link: { stream: 'links', target: { stream: 's', revision: '0' } } });
  const [linked] = await all(client.readStream('links', { resolveLinkTos: true }));
  expect(linked?.event?.type).toBe('Noted');
  const { state } = await server.ask({ do: 'state' });
  expect(state).toMatchObject({ calls: { BatchAppend: 1, Read: 2 }, eventsSent: 1, subscriptions: 0 });
});

test('stops and restarts with the same log', async () => {
  await client.appendToStream('s', event('Noted'));
  await server.ask({ do: 'stop' });
  expect(await failure(all(client.readStream('s')))).toMatchObject({ code: 14 });
  await server.ask({ do: 'listen' });
  expect(await all(client.readStream('s'))).toHaveLength(1);
});

test('reports requests it cannot fulfil', async () => {
  await expect(server.ask({ release: 7 })).rejects.toThrow('no fault 7 was armed');
});
